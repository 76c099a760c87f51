-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'PHRASE_CHANGED';

-- CreateTable
CREATE TABLE "RemarkDraft" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "message" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RemarkDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilingNote" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "text" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FilingNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoteMention" (
    "noteId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoteMention_pkey" PRIMARY KEY ("noteId","staffId")
);

-- CreateTable
CREATE TABLE "Phrase" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "text" TEXT NOT NULL,
    "places" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "uses" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Phrase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RemarkDraft_staffId_idx" ON "RemarkDraft"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "RemarkDraft_filingId_place_key" ON "RemarkDraft"("filingId", "place");

-- CreateIndex
CREATE INDEX "FilingNote_filingId_at_idx" ON "FilingNote"("filingId", "at");

-- CreateIndex
CREATE INDEX "FilingNote_staffId_idx" ON "FilingNote"("staffId");

-- CreateIndex
CREATE INDEX "NoteMention_staffId_readAt_idx" ON "NoteMention"("staffId", "readAt");

-- CreateIndex
CREATE INDEX "Phrase_providerId_mode_uses_idx" ON "Phrase"("providerId", "mode", "uses");

-- AddForeignKey
ALTER TABLE "RemarkDraft" ADD CONSTRAINT "RemarkDraft_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemarkDraft" ADD CONSTRAINT "RemarkDraft_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilingNote" ADD CONSTRAINT "FilingNote_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilingNote" ADD CONSTRAINT "FilingNote_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "FilingNote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
