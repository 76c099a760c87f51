-- CreateEnum
CREATE TYPE "AlarmKind" AS ENUM ('ACCOUNT_STOPPED', 'ACCOUNT_RESTING', 'ACCOUNT_SILENT', 'FOREIGN_UPLOAD', 'ORDER_HELD', 'FILE_ASIDE', 'SMS_ENDING', 'RESULT_LATE', 'HAND_OVER_LATE', 'JOBS_LATE', 'CERTIFICATE_ENDING', 'DISK_FULL', 'CLOCK_OFF');

-- AlterTable
ALTER TABLE "AuthorityAccount" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "foreignAt" TIMESTAMPTZ(3),
ADD COLUMN     "foreignUpload" BIGINT,
ADD COLUMN     "restsSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Alarm" (
    "id" TEXT NOT NULL,
    "kind" "AlarmKind" NOT NULL,
    "providerId" TEXT,
    "mode" "Mode",
    "targetId" TEXT NOT NULL,
    "standsFor" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Alarm_standsFor_key" ON "Alarm"("standsFor");

-- CreateIndex
CREATE INDEX "Alarm_providerId_mode_id_idx" ON "Alarm"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "Alarm_clearedAt_idx" ON "Alarm"("clearedAt");
