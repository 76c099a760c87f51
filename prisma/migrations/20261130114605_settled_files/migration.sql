-- AlterTable
ALTER TABLE "AuthorityMessage" ADD COLUMN     "settledAt" TIMESTAMPTZ(3);
