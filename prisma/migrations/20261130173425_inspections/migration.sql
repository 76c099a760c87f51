-- CreateEnum
CREATE TYPE "InspectionCheck" AS ENUM ('NAME', 'CERTIFICATE_TERM', 'HOLDER', 'RESOLUTION', 'PHONE');

-- CreateEnum
CREATE TYPE "InspectedState" AS ENUM ('WAITING', 'SOUND', 'FAULTY', 'OVERDUE', 'MENDED', 'ENDED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'INSPECTION_STARTED';
ALTER TYPE "AuditAction" ADD VALUE 'INSPECTION_CLOSED';
ALTER TYPE "AuditAction" ADD VALUE 'INSPECTION_RESULT_NOTED';

-- AlterEnum
ALTER TYPE "HookKind" ADD VALUE 'INSPECTION';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "MailKind" ADD VALUE 'INSPECTION_FAULT';
ALTER TYPE "MailKind" ADD VALUE 'INSPECTION_REMINDER';
ALTER TYPE "MailKind" ADD VALUE 'INSPECTION_OVERDUE';

-- CreateTable
CREATE TABLE "Inspection" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "title" BYTEA NOT NULL,
    "checks" "InspectionCheck"[],
    "rule" JSONB NOT NULL,
    "daysToMend" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "chosenUpTo" TEXT NOT NULL DEFAULT '',
    "chosenAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectedWebsite" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "websiteId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "state" "InspectedState" NOT NULL DEFAULT 'WAITING',
    "faults" "InspectionCheck"[] DEFAULT ARRAY[]::"InspectionCheck"[],
    "results" BYTEA,
    "checkAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "mendBy" TEXT,
    "reportedAt" TIMESTAMPTZ(3),
    "mendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InspectedWebsite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Inspection_providerId_mode_idx" ON "Inspection"("providerId", "mode");

-- CreateIndex
CREATE INDEX "Inspection_chosenAt_idx" ON "Inspection"("chosenAt");

-- CreateIndex
CREATE INDEX "InspectedWebsite_mode_checkAt_idx" ON "InspectedWebsite"("mode", "checkAt");

-- CreateIndex
CREATE INDEX "InspectedWebsite_providerId_mode_checkAt_idx" ON "InspectedWebsite"("providerId", "mode", "checkAt");

-- CreateIndex
CREATE INDEX "InspectedWebsite_websiteId_idx" ON "InspectedWebsite"("websiteId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectedWebsite_inspectionId_websiteId_key" ON "InspectedWebsite"("inspectionId", "websiteId");

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InspectedWebsite" ADD CONSTRAINT "InspectedWebsite_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InspectedWebsite" ADD CONSTRAINT "InspectedWebsite_websiteId_fkey" FOREIGN KEY ("websiteId") REFERENCES "Website"("id") ON DELETE CASCADE ON UPDATE CASCADE;
