-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "traceparent" TEXT;

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "traceparent" TEXT;
