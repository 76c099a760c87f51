-- AlterTable
ALTER TABLE "Provider" ADD COLUMN     "photoKinds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "BackdropRequest" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "personal" BYTEA NOT NULL,
    "status" TEXT NOT NULL,
    "courier" TEXT,
    "trackingNumber" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "BackdropRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BackdropRequest_filingId_key" ON "BackdropRequest"("filingId");

-- CreateIndex
CREATE INDEX "BackdropRequest_status_askedAt_idx" ON "BackdropRequest"("status", "askedAt");

-- AddForeignKey
ALTER TABLE "BackdropRequest" ADD CONSTRAINT "BackdropRequest_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
