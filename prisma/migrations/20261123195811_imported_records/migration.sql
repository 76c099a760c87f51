-- CreateTable
CREATE TABLE "ImportedRecord" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "certificateIndex" BYTEA NOT NULL,
    "domains" TEXT[],
    "personal" BYTEA NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedById" TEXT,
    "claimedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportedRecord_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportedRecord_providerId_mode_certificateIndex_idx" ON "ImportedRecord"("providerId", "mode", "certificateIndex");

-- CreateIndex
CREATE INDEX "ImportedRecord_domains_idx" ON "ImportedRecord" USING GIN ("domains");

-- CreateIndex
CREATE UNIQUE INDEX "ImportedRecord_providerId_mode_subjectNumber_key" ON "ImportedRecord"("providerId", "mode", "subjectNumber");
