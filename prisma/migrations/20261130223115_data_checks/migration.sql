-- CreateEnum
CREATE TYPE "DataCheckKind" AS ENUM ('SUBJECT_CHECK', 'PERSON_CHECK', 'DOMAIN_CHECK', 'BLACKLIST_CHECK');

-- CreateEnum
CREATE TYPE "DataCheckEffect" AS ENUM ('ADVISE', 'BAR');

-- CreateEnum
CREATE TYPE "DataCheckState" AS ENUM ('WAITING', 'PASSED', 'FAULT', 'UNKNOWN', 'UNAVAILABLE');

-- CreateEnum
CREATE TYPE "DataCheckFault" AS ENUM ('NAME', 'CERTIFICATE_NUMBER', 'REPRESENTATIVE_NAME', 'REPRESENTATIVE_NUMBER', 'MOBILE', 'HOLDER', 'REAL_NAME', 'EXPIRY', 'REGISTRATION', 'LISTED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'DATA_CHECK_CHANGED';
ALTER TYPE "AuditAction" ADD VALUE 'DATA_CHECKED';

-- AlterEnum
ALTER TYPE "AuditActorKind" ADD VALUE 'PROVIDER_SERVICE';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "HookKind" ADD VALUE 'SUBJECT_CHECK';
ALTER TYPE "HookKind" ADD VALUE 'PERSON_CHECK';
ALTER TYPE "HookKind" ADD VALUE 'DOMAIN_CHECK';
ALTER TYPE "HookKind" ADD VALUE 'BLACKLIST_CHECK';

-- CreateTable
CREATE TABLE "DataCheck" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "kind" "DataCheckKind" NOT NULL,
    "about" TEXT NOT NULL,
    "asked" BYTEA NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "state" "DataCheckState" NOT NULL DEFAULT 'WAITING',
    "faults" "DataCheckFault"[],
    "expiresOn" TEXT,
    "reason" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DataCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataCheckPolicy" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "DataCheckKind" NOT NULL,
    "effect" "DataCheckEffect" NOT NULL,

    CONSTRAINT "DataCheckPolicy_pkey" PRIMARY KEY ("providerId","mode","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "DataCheck_filingId_kind_about_asked_key" ON "DataCheck"("filingId", "kind", "about", "asked");

-- AddForeignKey
ALTER TABLE "DataCheck" ADD CONSTRAINT "DataCheck_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataCheckPolicy" ADD CONSTRAINT "DataCheckPolicy_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
