-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "bureau" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "AuthorityAccount" ADD COLUMN     "bureau" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "provinces" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "AuthorityMessage" ADD COLUMN     "bureau" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "AuthorityNotice" ADD COLUMN     "bureau" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityAccount_providerId_mode_bureau_key" ON "AuthorityAccount"("providerId", "mode", "bureau");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityMessage_providerId_mode_bureau_fileName_key" ON "AuthorityMessage"("providerId", "mode", "bureau", "fileName");
