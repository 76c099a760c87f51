-- AlterTable
ALTER TABLE "Server" ADD COLUMN     "accessMethod" TEXT;
