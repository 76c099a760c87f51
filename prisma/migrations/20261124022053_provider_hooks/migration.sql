-- CreateEnum
CREATE TYPE "HookKind" AS ENUM ('FACE_CHECK', 'TEXT_MESSAGE');

-- CreateTable
CREATE TABLE "ProviderHook" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "HookKind" NOT NULL,
    "url" TEXT NOT NULL,
    "secrets" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderHook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProviderHook_providerId_mode_kind_key" ON "ProviderHook"("providerId", "mode", "kind");

-- AddForeignKey
ALTER TABLE "ProviderHook" ADD CONSTRAINT "ProviderHook_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
