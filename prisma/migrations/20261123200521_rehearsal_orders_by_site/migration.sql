-- CreateIndex
CREATE INDEX "RehearsalOrder_ispId_websiteNumber_idx" ON "RehearsalOrder"("ispId", "websiteNumber");
