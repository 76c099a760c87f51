-- AlterEnum
ALTER TYPE "RetentionKind" ADD VALUE 'PARTIAL_UPLOADS';

-- CreateTable
CREATE TABLE "PartialUpload" (
    "materialId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "receivedBytes" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT NOT NULL,
    "beganAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PartialUpload_pkey" PRIMARY KEY ("materialId")
);

-- CreateTable
CREATE TABLE "UploadPiece" (
    "materialId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sealedKey" BYTEA NOT NULL,

    CONSTRAINT "UploadPiece_pkey" PRIMARY KEY ("materialId","position")
);

-- CreateIndex
CREATE INDEX "PartialUpload_providerId_idx" ON "PartialUpload"("providerId");

-- CreateIndex
CREATE UNIQUE INDEX "UploadPiece_storageKey_key" ON "UploadPiece"("storageKey");

-- AddForeignKey
ALTER TABLE "PartialUpload" ADD CONSTRAINT "PartialUpload_materialId_fkey" FOREIGN KEY ("materialId") REFERENCES "Material"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadPiece" ADD CONSTRAINT "UploadPiece_materialId_fkey" FOREIGN KEY ("materialId") REFERENCES "PartialUpload"("materialId") ON DELETE CASCADE ON UPDATE CASCADE;
