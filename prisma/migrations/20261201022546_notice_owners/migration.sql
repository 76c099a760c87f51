-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'AUTHORITY_NOTICE_ASSIGNED';

-- AlterTable
ALTER TABLE "AuthorityNotice" ADD COLUMN     "handledById" TEXT,
ADD COLUMN     "ownerId" TEXT;

-- CreateIndex
CREATE INDEX "AuthorityNotice_ownerId_handledAt_idx" ON "AuthorityNotice"("ownerId", "handledAt");

-- CreateIndex
CREATE INDEX "AuthorityNotice_handledById_idx" ON "AuthorityNotice"("handledById");

-- AddForeignKey
ALTER TABLE "AuthorityNotice" ADD CONSTRAINT "AuthorityNotice_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityNotice" ADD CONSTRAINT "AuthorityNotice_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;
