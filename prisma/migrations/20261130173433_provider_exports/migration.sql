-- CreateEnum
CREATE TYPE "ProviderExportState" AS ENUM ('WAITING', 'RUNNING', 'READY', 'FAILED', 'EXPIRED');

-- CreateTable
CREATE TABLE "ProviderExport" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "state" "ProviderExportState" NOT NULL DEFAULT 'WAITING',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "section" TEXT,
    "after" TEXT,
    "subjects" INTEGER NOT NULL,
    "subjectsDone" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ProviderExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderExportPart" (
    "id" TEXT NOT NULL,
    "exportId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "firstSubject" TEXT,
    "lastSubject" TEXT,
    "storageKey" TEXT NOT NULL,
    "sealedKey" BYTEA,

    CONSTRAINT "ProviderExportPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProviderExport_providerId_mode_askedAt_idx" ON "ProviderExport"("providerId", "mode", "askedAt");

-- CreateIndex
CREATE INDEX "ProviderExport_expiresAt_idx" ON "ProviderExport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderExportPart_storageKey_key" ON "ProviderExportPart"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderExportPart_exportId_number_key" ON "ProviderExportPart"("exportId", "number");

-- AddForeignKey
ALTER TABLE "ProviderExportPart" ADD CONSTRAINT "ProviderExportPart_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "ProviderExport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
