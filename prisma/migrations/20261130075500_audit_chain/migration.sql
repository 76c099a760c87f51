-- CreateEnum
CREATE TYPE "AuthenticationKind" AS ENUM ('SESSION_MINTED', 'SESSION_RENEWED', 'SESSIONS_ENDED', 'REFUSED');

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "number" BIGSERIAL NOT NULL,
ADD COLUMN     "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "AuditPending" (
    "eventId" TEXT NOT NULL,

    CONSTRAINT "AuditPending_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "AuditLink" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "position" BIGINT NOT NULL,
    "eventId" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("providerId","mode","position")
);

-- CreateTable
CREATE TABLE "AuditChain" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "purgedThrough" BIGINT NOT NULL DEFAULT 0,
    "base" BYTEA NOT NULL,
    "count" BIGINT NOT NULL,
    "head" BYTEA NOT NULL,
    "seal" BYTEA NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("providerId","mode")
);

-- CreateTable
CREATE TABLE "AuditAnchor" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "count" BIGINT NOT NULL,
    "head" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditAnchor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthenticationRecord" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "AuthenticationKind" NOT NULL,
    "subjectId" TEXT,
    "keyId" TEXT,
    "code" TEXT,
    "network" TEXT,
    "occasion" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthenticationRecord_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditLink_eventId_key" ON "AuditLink"("eventId");

-- CreateIndex
CREATE INDEX "AuditAnchor_providerId_mode_count_idx" ON "AuditAnchor"("providerId", "mode", "count");

-- CreateIndex
CREATE UNIQUE INDEX "AuthenticationRecord_occasion_key" ON "AuthenticationRecord"("occasion");

-- CreateIndex
CREATE INDEX "AuthenticationRecord_providerId_mode_id_idx" ON "AuthenticationRecord"("providerId", "mode", "id");

-- CreateIndex
CREATE INDEX "AuthenticationRecord_at_idx" ON "AuthenticationRecord"("at");

-- CreateIndex
CREATE INDEX "AuditEvent_providerId_mode_id_idx" ON "AuditEvent"("providerId", "mode", "id");

-- AddForeignKey
ALTER TABLE "AuditLink" ADD CONSTRAINT "AuditLink_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "AuditEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is written into the audit waits for its place in the chain. What was written before this migration waits, too.
CREATE FUNCTION audit_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditPending" ("eventId") VALUES (NEW."id") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
INSERT INTO "AuditPending" ("eventId") SELECT "id" FROM "AuditEvent";
CREATE TRIGGER audit_waits AFTER INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION audit_waits();

-- Nothing of the audit is changed, and nothing goes but through audit_purge.
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('jieru.audit_purge', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit is append-only: % on "%" is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditLink" FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditAnchor" FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "AuditLink" FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "AuditAnchor" FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();

-- Takes away the beginning of one chain, up to a position: what was kept long enough.
-- Set by the statement, not with the function: the latter is an administrator's to do.
CREATE FUNCTION audit_purge(of_provider text, of_mode "Mode", through bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  gone text[];
BEGIN
  PERFORM set_config('jieru.audit_purge', 'on', true);
  SELECT array_agg("eventId") INTO gone FROM "AuditLink"
    WHERE "providerId" = of_provider AND "mode" = of_mode AND "position" <= through;
  DELETE FROM "AuditLink" WHERE "eventId" = ANY (gone);
  DELETE FROM "AuditEvent" WHERE "id" = ANY (gone);
  PERFORM set_config('jieru.audit_purge', 'off', true);
END $$;
