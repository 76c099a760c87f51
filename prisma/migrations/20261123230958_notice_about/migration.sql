-- AlterTable
ALTER TABLE "AuthorityNotice" ADD COLUMN     "aboutId" BIGINT,
ADD COLUMN     "aboutKind" TEXT,
ADD COLUMN     "aboutNumber" TEXT;

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_aboutNumber_idx" ON "AuthorityNotice"("providerId", "mode", "aboutNumber");

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_aboutId_idx" ON "AuthorityNotice"("providerId", "mode", "aboutId");
