-- AlterTable
ALTER TABLE "AuthorityAccount" DROP COLUMN "leaseHolder",
DROP COLUMN "leaseUntil";

-- AlterTable
ALTER TABLE "FaceCheck" DROP COLUMN "claimedUntil";

-- AlterTable
ALTER TABLE "Mail" DROP COLUMN "claimedUntil";

-- AlterTable
ALTER TABLE "WebhookEndpoint" DROP COLUMN "sender",
DROP COLUMN "senderUntil";

-- CreateTable
CREATE TABLE "Lease" (
    "key" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("key")
);
