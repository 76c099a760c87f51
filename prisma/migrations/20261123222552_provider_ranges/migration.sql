-- AlterTable
ALTER TABLE "Provider" ADD COLUMN     "mainlandRanges" TEXT[] DEFAULT ARRAY[]::TEXT[];
