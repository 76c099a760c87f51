-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "problem" TEXT,
ADD COLUMN     "problemAt" TIMESTAMPTZ(3);
