-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_PAUSED';
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_RESUMED';
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_FILE_ACKNOWLEDGED';
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_SECRETS_ROTATED';
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_ACT_SENT';
