-- CreateIndex
CREATE INDEX "Applicant_providerId_mode_id_idx" ON "Applicant"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_id_idx" ON "AuthorityMessage"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_status_id_idx" ON "AuthorityMessage"("providerId", "mode", "status", "id");

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_id_idx" ON "AuthorityNotice"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_handledAt_id_idx" ON "AuthorityNotice"("providerId", "mode", "handledAt", "id");

-- CreateIndex
CREATE INDEX "InspectedWebsite_inspectionId_id_idx" ON "InspectedWebsite"("inspectionId", "id");

-- CreateIndex
CREATE INDEX "InspectedWebsite_providerId_mode_id_idx" ON "InspectedWebsite"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "Server_providerId_mode_id_idx" ON "Server"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "Subject_providerId_mode_id_idx" ON "Subject"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_topic_id_idx" ON "WebhookDelivery"("endpointId", "topic", "id");

-- CreateIndex
CREATE INDEX "Website_providerId_mode_id_idx" ON "Website"("providerId", "mode", "id");

-- DropIndex
DROP INDEX "AuthorityMessage_providerId_mode_status_idx";

-- DropIndex
DROP INDEX "AuthorityNotice_providerId_mode_handledAt_idx";
