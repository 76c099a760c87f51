-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "addressIndex" BYTEA;

-- AlterTable
ALTER TABLE "ResponsiblePerson" ADD COLUMN     "certificateIndex" BYTEA;

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "details" BYTEA,
ADD COLUMN     "papers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Filing_addressIndex_idx" ON "Filing"("addressIndex");

-- CreateIndex
CREATE INDEX "ResponsiblePerson_certificateIndex_idx" ON "ResponsiblePerson"("certificateIndex");
