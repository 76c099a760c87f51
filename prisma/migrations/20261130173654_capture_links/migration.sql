-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'CAPTURE_LINK_CREATED';
ALTER TYPE "AuditAction" ADD VALUE 'CAPTURE_LINK_CONFIRMED';
ALTER TYPE "AuditAction" ADD VALUE 'CAPTURE_LINK_ENDED';

-- CreateTable
CREATE TABLE "CaptureLink" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "filingId" TEXT NOT NULL,
    "applicantId" TEXT NOT NULL,
    "keyId" TEXT,
    "hash" BYTEA NOT NULL,
    "phone" BYTEA,
    "code" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaptureLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CaptureLink_hash_key" ON "CaptureLink"("hash");

-- CreateIndex
CREATE INDEX "CaptureLink_filingId_createdAt_idx" ON "CaptureLink"("filingId", "createdAt");

-- CreateIndex
CREATE INDEX "CaptureLink_createdAt_idx" ON "CaptureLink"("createdAt");

-- AddForeignKey
ALTER TABLE "CaptureLink" ADD CONSTRAINT "CaptureLink_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
