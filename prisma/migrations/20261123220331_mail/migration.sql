-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'KEPT');

-- AlterTable
ALTER TABLE "Provider" ADD COLUMN     "filingPageUrl" TEXT;

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "personal" BYTEA,
    "status" "MailStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mail_providerId_mode_status_at_idx" ON "Mail"("providerId", "mode", "status", "at");

-- CreateIndex
CREATE INDEX "Mail_expiresAt_idx" ON "Mail"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_providerId_mode_event_key" ON "Mail"("providerId", "mode", "event");
