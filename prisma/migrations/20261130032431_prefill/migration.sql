-- AlterTable
ALTER TABLE "Filing" ADD COLUMN     "prefillLocked" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "prefilled" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "SessionData" ADD COLUMN     "prefill" BYTEA;
