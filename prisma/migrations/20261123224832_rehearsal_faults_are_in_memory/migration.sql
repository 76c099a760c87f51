-- AlterTable
ALTER TABLE "RehearsalAccount" DROP COLUMN "faults";
