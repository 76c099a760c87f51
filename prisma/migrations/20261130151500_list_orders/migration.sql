-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_handledAt_idx" ON "AuthorityNotice"("providerId", "mode", "handledAt");

-- CreateIndex
CREATE INDEX "Server_providerId_mode_expiresAt_idx" ON "Server"("providerId", "mode", "expiresAt");

-- CreateIndex
CREATE INDEX "Server_providerId_mode_updatedAt_idx" ON "Server"("providerId", "mode", "updatedAt");
