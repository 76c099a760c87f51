-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "remindAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "targetId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_targetId_occasion_key" ON "Reminder"("targetId", "occasion");

-- CreateIndex
CREATE INDEX "Filing_mode_remindAt_idx" ON "Filing"("mode", "remindAt");

-- Orders from before are looked at once.
UPDATE "Filing" SET "remindAt" = CURRENT_TIMESTAMP WHERE "state" <> 'ABANDONED';
