-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'ELECTRONIC_BEGUN';
ALTER TYPE "AuditAction" ADD VALUE 'ELECTRONIC_TAKEN';
ALTER TYPE "AuditAction" ADD VALUE 'ELECTRONIC_SIGNED';
ALTER TYPE "AuditAction" ADD VALUE 'ELECTRONIC_FORM_MADE';

-- AlterEnum
ALTER TYPE "MaterialKind" ADD VALUE 'LIVENESS_FRAME' AFTER 'VERIFICATION_PHOTO';

-- AlterEnum
ALTER TYPE "PhotoKind" ADD VALUE 'ELECTRONIC';

-- CreateEnum
CREATE TYPE "LivenessAct" AS ENUM ('LOOK_STRAIGHT', 'TURN_LEFT', 'TURN_RIGHT', 'LOOK_UP', 'LOOK_DOWN', 'OPEN_MOUTH', 'SHOW_ONE', 'SHOW_TWO', 'SHOW_THREE', 'SHOW_FOUR', 'SHOW_FIVE');

-- AlterTable
ALTER TABLE "Material" ADD COLUMN     "live" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ElectronicVerification" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "filingWebsiteId" TEXT NOT NULL,
    "acts" "LivenessAct"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "frames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "signedAt" TIMESTAMPTZ(3),
    "commitmentHash" TEXT,
    "personal" BYTEA,
    "formId" TEXT,
    "pdfSha256" BYTEA,

    CONSTRAINT "ElectronicVerification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ElectronicVerification_filingId_createdAt_idx" ON "ElectronicVerification"("filingId", "createdAt");

-- AddForeignKey
ALTER TABLE "ElectronicVerification" ADD CONSTRAINT "ElectronicVerification_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ElectronicVerification" ADD CONSTRAINT "ElectronicVerification_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
