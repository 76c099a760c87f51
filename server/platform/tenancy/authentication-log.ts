import type { Tx } from '../../../prisma/database.ts';
import type { AuthenticationKind } from '../../../prisma/generated/client/enums.ts';
import { newId } from '../ids.ts';
import type { Tenant } from './actor.ts';

/** What happened to credentials, without the credentials. */
export type Authentication = {
  readonly tenant: Tenant;
  readonly kind: AuthenticationKind;
  readonly subjectId?: string | null;
  readonly keyId?: string | null;
  readonly code?: string | null;
  readonly network?: string | null;
};

/** So long the same refusal is counted in one entry: whoever tries on must not fill the log. Milliseconds. */
const ONE_OCCASION_MS = 3_600_000;

const occasionOf = ({ kind, subjectId, keyId, code }: Authentication, id: string, now: Date): string =>
  kind === 'REFUSED'
    ? [keyId ?? subjectId ?? '', code ?? '', Math.floor(now.getTime() / ONE_OCCASION_MS)].join(':')
    : id;

/** Writes down what happened to credentials; real time, as sessions and keys have it. */
export async function recordAuthentication(
  tx: Pick<Tx, '$executeRaw'>,
  entry: Authentication,
  now = new Date(),
): Promise<void> {
  const id = newId('AuthenticationRecord');
  const { tenant, kind, subjectId = null, keyId = null, code = null, network = null } = entry;
  await tx.$executeRaw`
    INSERT INTO "AuthenticationRecord"
      ("id", "providerId", "mode", "kind", "subjectId", "keyId", "code", "network", "occasion", "at", "lastAt")
    VALUES (${id}, ${tenant.providerId}, ${tenant.mode}::"Mode", ${kind}::"AuthenticationKind", ${subjectId}, ${keyId},
      ${code}, ${network}, ${occasionOf(entry, id, now)}, ${now}, ${now})
    ON CONFLICT ("occasion") DO UPDATE SET "times" = "AuthenticationRecord"."times" + 1, "lastAt" = EXCLUDED."lastAt"`;
}
