-- AlterTable
ALTER TABLE "Website" ADD COLUMN     "cancelAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "cancelCode" INTEGER,
ADD COLUMN     "cancelOpinion" TEXT,
ADD COLUMN     "cancelRefusals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cancelRefusedAt" TIMESTAMPTZ(3);
