-- CreateEnum
CREATE TYPE "RetentionKind" AS ENUM ('PAPERS_APPROVED', 'PAPERS_REFUSED', 'PAPERS_ABANDONED', 'DRAFTS', 'SUBJECTS', 'MAILS', 'AUTHORITY_MESSAGES', 'WEBHOOK_DELIVERIES', 'AUDIT', 'IDEMPOTENCY', 'STATISTICS');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'RETENTION_SET';
ALTER TYPE "AuditAction" ADD VALUE 'LEGAL_HOLD_PLACED';
ALTER TYPE "AuditAction" ADD VALUE 'LEGAL_HOLD_LIFTED';

-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Subject" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RetentionPeriod" (
    "providerId" TEXT NOT NULL,
    "kind" "RetentionKind" NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "RetentionPeriod_pkey" PRIMARY KEY ("providerId","kind")
);

-- CreateTable
CREATE TABLE "PurgeCount" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "RetentionKind" NOT NULL,
    "day" VARCHAR(10) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "PurgeCount_pkey" PRIMARY KEY ("providerId","mode","kind","day")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "targetId" TEXT NOT NULL,
    "reason" BYTEA NOT NULL,
    "placedByKind" "AuditActorKind" NOT NULL,
    "placedById" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LegalHold_providerId_mode_liftedAt_idx" ON "LegalHold"("providerId", "mode", "liftedAt");

-- CreateIndex
CREATE INDEX "LegalHold_targetId_idx" ON "LegalHold"("targetId");

-- AddForeignKey
ALTER TABLE "RetentionPeriod" ADD CONSTRAINT "RetentionPeriod_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
