-- CreateTable
CREATE TABLE "RehearsalText" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "personal" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RehearsalText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RehearsalText_providerId_at_idx" ON "RehearsalText"("providerId", "at");

-- CreateIndex
CREATE INDEX "RehearsalText_expiresAt_idx" ON "RehearsalText"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalText_providerId_messageId_key" ON "RehearsalText"("providerId", "messageId");
