-- CreateEnum
CREATE TYPE "StatisticSpan" AS ENUM ('DAY', 'MONTH');

-- CreateEnum
CREATE TYPE "StatisticDimension" AS ENUM ('ALL', 'PROVINCE', 'KIND', 'NATURE', 'REVIEWER');

-- CreateEnum
CREATE TYPE "StatisticMeasure" AS ENUM ('ENTERED', 'LEFT', 'FIRST_VERDICT', 'RETURN_REASON', 'REFUSAL_CODE');

-- CreateTable
CREATE TABLE "FilingMove" (
    "id" BIGSERIAL NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "day" VARCHAR(10) NOT NULL,
    "province" TEXT NOT NULL,
    "kind" "FilingKind" NOT NULL,
    "nature" "SubjectNature" NOT NULL,
    "reviewerId" TEXT,
    "fromState" "FilingState",
    "toState" "FilingState" NOT NULL,
    "seconds" INTEGER,
    "firstVerdict" BOOLEAN NOT NULL DEFAULT false,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "FilingMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilingStatistic" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "dimension" "StatisticDimension" NOT NULL,
    "span" "StatisticSpan" NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "key" TEXT NOT NULL,
    "measure" "StatisticMeasure" NOT NULL,
    "item" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "seconds" BIGINT NOT NULL DEFAULT 0,
    "sketch" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FilingStatistic_pkey" PRIMARY KEY ("providerId","mode","dimension","span","period","key","measure","item")
);

-- CreateIndex
CREATE INDEX "FilingMove_providerId_mode_idx" ON "FilingMove"("providerId", "mode");
