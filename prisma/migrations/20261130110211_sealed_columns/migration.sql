-- AlterTable
ALTER TABLE "Applicant" ADD COLUMN     "externalRefIndex" BYTEA,
ADD COLUMN     "externalRefSealed" BYTEA,
ALTER COLUMN "externalRef" DROP NOT NULL;

-- AlterTable
ALTER TABLE "BackdropRequest" ADD COLUMN     "trackingNumberSealed" BYTEA;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "opinionSealed" BYTEA;

-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "externalRefIndex" BYTEA,
ADD COLUMN     "externalRefSealed" BYTEA;

-- AlterTable
ALTER TABLE "Installation" ADD COLUMN     "columnsSealedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Replica" ADD COLUMN     "sealsColumns" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ServiceCode" ADD COLUMN     "grantedToSealed" BYTEA;

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "problemSealed" BYTEA,
ADD COLUMN     "requestedSealed" BYTEA,
ADD COLUMN     "trackingNumberSealed" BYTEA,
ALTER COLUMN "requested" DROP NOT NULL;

-- AlterTable
ALTER TABLE "StaffMember" ADD COLUMN     "displayNameSealed" BYTEA,
ADD COLUMN     "externalRefIndex" BYTEA,
ADD COLUMN     "externalRefSealed" BYTEA,
ALTER COLUMN "externalRef" DROP NOT NULL,
ALTER COLUMN "displayName" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Website" ADD COLUMN     "cancelOpinionSealed" BYTEA;

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_providerId_mode_externalRefIndex_key" ON "Applicant"("providerId", "mode", "externalRefIndex");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_externalRefIndex_idx" ON "Filing"("providerId", "mode", "externalRefIndex");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_providerId_mode_externalRefIndex_key" ON "StaffMember"("providerId", "mode", "externalRefIndex");
