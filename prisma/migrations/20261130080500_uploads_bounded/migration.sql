-- AlterEnum
ALTER TYPE "MaterialRefusal" ADD VALUE 'MATERIAL_INFECTED';

-- AlterTable
ALTER TABLE "Provider" ADD COLUMN     "quotaBytes" BIGINT;

-- CreateIndex
CREATE INDEX "Material_providerId_status_bytes_idx" ON "Material"("providerId", "status", "bytes");
