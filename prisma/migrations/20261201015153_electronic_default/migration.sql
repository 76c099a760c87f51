-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "electronicByDefault" BOOLEAN NOT NULL DEFAULT false;
