-- CreateEnum
CREATE TYPE "IpRangeUse" AS ENUM ('ALLOCATED', 'REALLOCATED', 'OWN', 'RESERVED');

-- CreateEnum
CREATE TYPE "IpRangeState" AS ENUM ('SENT', 'FILED', 'REFUSED');

-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'IP_RANGES_NOTED';

-- CreateTable
CREATE TABLE "IpRange" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "use" "IpRangeUse" NOT NULL,
    "state" "IpRangeState" NOT NULL,
    "pending" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ownId" BIGINT NOT NULL,
    "authorityRangeId" BIGINT,
    "details" BYTEA NOT NULL,
    "code" INTEGER,
    "opinion" BYTEA,
    "sentAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "IpRange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IpRange_providerId_mode_ownId_idx" ON "IpRange"("providerId", "mode", "ownId");

-- CreateIndex
CREATE UNIQUE INDEX "IpRange_providerId_mode_first_last_key" ON "IpRange"("providerId", "mode", "first", "last");

-- AddForeignKey
ALTER TABLE "IpRange" ADD CONSTRAINT "IpRange_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
