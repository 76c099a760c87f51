-- CreateEnum
CREATE TYPE "SlotsPer" AS ENUM ('INSTANCE', 'ACCOUNT');

-- AlterTable
ALTER TABLE "Server" ADD COLUMN     "price" INTEGER,
ADD COLUMN     "productName" TEXT,
ADD COLUMN     "slotsPer" "SlotsPer" NOT NULL DEFAULT 'INSTANCE',
ALTER COLUMN "product" TYPE TEXT USING "product"::TEXT;

-- Of the products so far, this one counts its slots by the account.
UPDATE "Server" SET "slotsPer" = 'ACCOUNT' WHERE "product" = 'ELASTIC_WEB';

-- DropEnum
DROP TYPE "Product";

-- CreateTable
CREATE TABLE "ProviderProduct" (
    "providerId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "termMonths" INTEGER,
    "remainingMonths" INTEGER NOT NULL,
    "minimumPrice" INTEGER,
    "slots" INTEGER NOT NULL,
    "slotsPer" "SlotsPer" NOT NULL,
    "filable" BOOLEAN NOT NULL,
    "serviceCodes" BOOLEAN NOT NULL,

    CONSTRAINT "ProviderProduct_pkey" PRIMARY KEY ("providerId","code")
);

-- AddForeignKey
ALTER TABLE "ProviderProduct" ADD CONSTRAINT "ProviderProduct_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
