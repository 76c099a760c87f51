-- CreateIndex
CREATE INDEX "Filing_providerId_mode_remindAt_idx" ON "Filing"("providerId", "mode", "remindAt");

-- CreateIndex
CREATE INDEX "Decision_filingWebsiteId_idx" ON "Decision"("filingWebsiteId");
