-- CreateTable
CREATE TABLE "FilingSearch" (
    "filingId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "tokens" TEXT[],

    CONSTRAINT "FilingSearch_pkey" PRIMARY KEY ("filingId")
);

-- CreateIndex
CREATE INDEX "FilingSearch_tokens_idx" ON "FilingSearch" USING GIN ("tokens");

-- CreateIndex
CREATE INDEX "FaceCheck_state_photoId_idx" ON "FaceCheck"("state", "photoId");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_id_idx" ON "Filing"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_state_id_idx" ON "Filing"("providerId", "mode", "state", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_state_submittedAt_id_idx" ON "Filing"("providerId", "mode", "state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_submittedAt_id_idx" ON "Filing"("providerId", "mode", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_updatedAt_id_idx" ON "Filing"("providerId", "mode", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_decidedAt_id_idx" ON "Filing"("providerId", "mode", "decidedAt", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_province_id_idx" ON "Filing"("providerId", "mode", "province", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_nature_id_idx" ON "Filing"("providerId", "mode", "nature", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_kind_id_idx" ON "Filing"("providerId", "mode", "kind", "id");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_subjectNumber_idx" ON "Filing"("providerId", "mode", "subjectNumber");

-- CreateIndex
CREATE INDEX "Filing_applicantId_id_idx" ON "Filing"("applicantId", "id");

-- CreateIndex
CREATE INDEX "FilingWebsite_websiteNumber_idx" ON "FilingWebsite"("websiteNumber");

-- CreateIndex
CREATE INDEX "FilingWebsite_domains_idx" ON "FilingWebsite" USING GIN ("domains");

-- CreateIndex
CREATE INDEX "Review_reviewerId_filingId_idx" ON "Review"("reviewerId", "filingId");

-- CreateIndex
CREATE INDEX "Review_decision_at_filingId_idx" ON "Review"("decision", "at", "filingId");

-- CreateIndex
CREATE INDEX "TimelineEvent_type_filingId_idx" ON "TimelineEvent"("type", "filingId");

-- AddForeignKey
ALTER TABLE "FilingSearch" ADD CONSTRAINT "FilingSearch_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
