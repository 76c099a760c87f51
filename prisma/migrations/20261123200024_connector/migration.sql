-- DropIndex
DROP INDEX "AuthorityMessage_filingId_idx";

-- AlterTable
ALTER TABLE "AuthorityAccount" ADD COLUMN     "leaseHolder" TEXT,
ADD COLUMN     "leaseUntil" TIMESTAMPTZ(3),
ADD COLUMN     "pausedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "polledAt" TIMESTAMPTZ(3),
ADD COLUMN     "stoppedReason" TEXT;

-- AlterTable
ALTER TABLE "AuthorityMessage" DROP COLUMN "filingId",
ADD COLUMN     "acknowledgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "filingIds" TEXT[],
ADD COLUMN     "ispId" BIGINT,
ADD COLUMN     "operation" TEXT;

-- AlterTable
ALTER TABLE "AuthorityNotice" ADD COLUMN     "messageId" TEXT;

-- AlterTable
ALTER TABLE "FilingRecord" ADD COLUMN     "deregisteredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Website" ADD COLUMN     "deregisteredAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_status_idx" ON "AuthorityMessage"("providerId", "mode", "status");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_at_idx" ON "AuthorityMessage"("providerId", "mode", "at");

-- CreateIndex
CREATE INDEX "AuthorityMessage_submissionId_idx" ON "AuthorityMessage"("submissionId");

-- CreateIndex
CREATE INDEX "AuthorityMessage_filingIds_idx" ON "AuthorityMessage" USING GIN ("filingIds");
