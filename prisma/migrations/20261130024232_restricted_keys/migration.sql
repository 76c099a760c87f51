-- AlterEnum
ALTER TYPE "KeyKind" ADD VALUE 'RESTRICTED';

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "lastUsedFrom" TEXT,
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];
