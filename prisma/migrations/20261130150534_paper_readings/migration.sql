-- CreateEnum
CREATE TYPE "PaperReadingState" AS ENUM ('WAITING', 'READ', 'NOT_READ');

-- AlterTable
ALTER TABLE "Material" ADD COLUMN     "readAt" TIMESTAMPTZ(3),
ADD COLUMN     "reading" BYTEA,
ADD COLUMN     "readingState" "PaperReadingState";
