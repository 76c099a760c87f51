-- CreateEnum
CREATE TYPE "Pointing" AS ENUM ('HERE', 'ELSEWHERE', 'NOWHERE', 'UNKNOWN');

-- AlterTable
ALTER TABLE "Website" ADD COLUMN     "domainCheckAt" TIMESTAMPTZ(3),
ADD COLUMN     "domainsCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "pointing" "Pointing",
ADD COLUMN     "pointingDetails" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "straySince" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Website_mode_domainCheckAt_idx" ON "Website"("mode", "domainCheckAt");

-- CreateIndex
CREATE INDEX "Website_providerId_mode_straySince_idx" ON "Website"("providerId", "mode", "straySince");

-- Sites served from before are checked a day from now.
UPDATE "Website" SET "domainCheckAt" = CURRENT_TIMESTAMP + interval '1 day'
WHERE "accessSince" IS NOT NULL AND "accessCancelledAt" IS NULL AND "deregisteredAt" IS NULL;
