-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "answers" BYTEA;

-- CreateTable
CREATE TABLE "EventCounter" (
    "targetId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "EventCounter_pkey" PRIMARY KEY ("targetId")
);
