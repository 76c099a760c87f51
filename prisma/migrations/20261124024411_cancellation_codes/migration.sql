-- CreateTable
CREATE TABLE "CancellationCode" (
    "websiteId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "applicantId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "hash" BYTEA,
    "wrongTries" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CancellationCode_pkey" PRIMARY KEY ("websiteId")
);

-- CreateIndex
CREATE INDEX "CancellationCode_updatedAt_idx" ON "CancellationCode"("updatedAt");
