-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "traceparent" TEXT;
