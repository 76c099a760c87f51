-- CreateEnum
CREATE TYPE "WebsiteActKind" AS ENUM ('ACCESS_CHANGE', 'VERIFICATION_SCANS');

-- CreateEnum
CREATE TYPE "WebsiteActState" AS ENUM ('SENT', 'DONE', 'REFUSED');

-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_ACT_DECIDED';

-- AlterEnum
ALTER TYPE "TimelineEventType" ADD VALUE 'SEND_ACT';
ALTER TYPE "TimelineEventType" ADD VALUE 'ACT_DONE';
ALTER TYPE "TimelineEventType" ADD VALUE 'ACT_REFUSED';

-- AlterTable
ALTER TABLE "FilingRecord" ADD COLUMN     "asFiled" BYTEA;

-- CreateTable
CREATE TABLE "WebsiteAct" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "websiteId" TEXT NOT NULL,
    "kind" "WebsiteActKind" NOT NULL,
    "state" "WebsiteActState" NOT NULL DEFAULT 'SENT',
    "wanted" JSONB NOT NULL DEFAULT '{}',
    "serverId" TEXT,
    "code" INTEGER,
    "opinion" BYTEA,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebsiteAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebsiteAct_websiteId_kind_state_idx" ON "WebsiteAct"("websiteId", "kind", "state");

-- CreateIndex
CREATE INDEX "WebsiteAct_serverId_idx" ON "WebsiteAct"("serverId");

-- AddForeignKey
ALTER TABLE "WebsiteAct" ADD CONSTRAINT "WebsiteAct_websiteId_fkey" FOREIGN KEY ("websiteId") REFERENCES "Website"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebsiteAct" ADD CONSTRAINT "WebsiteAct_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE SET NULL ON UPDATE CASCADE;
