-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "failedAt" TIMESTAMPTZ(3),
ADD COLUMN     "failureReason" TEXT;
