-- AlterTable
ALTER TABLE "Applicant" ADD COLUMN     "metadata" BYTEA,
ADD COLUMN     "metadataIndex" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "externalRef" TEXT,
ADD COLUMN     "metadata" BYTEA,
ADD COLUMN     "metadataIndex" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Server" ADD COLUMN     "metadata" BYTEA,
ADD COLUMN     "metadataIndex" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "SessionData" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "metadata" BYTEA,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionData_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SessionData_expiresAt_idx" ON "SessionData"("expiresAt");

-- CreateIndex
CREATE INDEX "Applicant_metadataIndex_idx" ON "Applicant" USING GIN ("metadataIndex");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_externalRef_idx" ON "Filing"("providerId", "mode", "externalRef");

-- CreateIndex
CREATE INDEX "Filing_metadataIndex_idx" ON "Filing" USING GIN ("metadataIndex");

-- CreateIndex
CREATE INDEX "Server_metadataIndex_idx" ON "Server" USING GIN ("metadataIndex");
