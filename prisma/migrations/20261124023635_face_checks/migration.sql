-- CreateEnum
CREATE TYPE "FaceCheckState" AS ENUM ('WAITING', 'SAME', 'DIFFERENT', 'NO_FACE', 'SEVERAL_FACES', 'UNSURE', 'UNAVAILABLE');

-- CreateTable
CREATE TABLE "FaceCheck" (
    "id" TEXT NOT NULL,
    "photoId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "state" "FaceCheckState" NOT NULL DEFAULT 'WAITING',
    "score" DOUBLE PRECISION,
    "reason" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "FaceCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FaceCheck_cardId_idx" ON "FaceCheck"("cardId");

-- CreateIndex
CREATE UNIQUE INDEX "FaceCheck_photoId_cardId_key" ON "FaceCheck"("photoId", "cardId");

-- AddForeignKey
ALTER TABLE "FaceCheck" ADD CONSTRAINT "FaceCheck_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "VerificationPhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaceCheck" ADD CONSTRAINT "FaceCheck_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Material"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
