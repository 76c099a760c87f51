import type { Tx } from '../../../prisma/database.ts';
import type { ApiKey } from '../../../prisma/generated/client/client.ts';
import type { KnownActor, SessionStart, Tenant } from './actor.ts';
import { keyWorks } from './keys.ts';

/*
 * Whether credentials that were good once still are, read from the rows themselves. What requests begin with may be kept for a moment
 * (known-standings.ts); streams that stay open ask anew with each change.
 */

/** What a session token says of whose it is. */
export type SessionOf = Tenant & SessionStart & { readonly subjectId: string };

/** A key that came along with a session, as it is stored. */
export type AccompanyingKey = Pick<
  ApiKey,
  'id' | 'providerId' | 'mode' | 'kind' | 'scopes' | 'lastUsedAt' | 'revokedAt' | 'expiresAt'
>;

export type SessionStanding = {
  readonly suspended: boolean;
  /** Its minting key was revoked, its person removed, or its sessions were ended. */
  readonly ended: boolean;
  /** Whether the tenant allows the origin that was asked about. */
  readonly originAllowed: boolean;
  /** The key with the hash that was asked about; null when there is none. */
  readonly key: AccompanyingKey | null;
};

type Row = { suspended: boolean; ended: boolean; originAllowed: boolean } & {
  [Field in keyof AccompanyingKey]: AccompanyingKey[Field] | null;
};

const keyOf = ({
  id,
  providerId,
  mode,
  kind,
  scopes,
  lastUsedAt,
  revokedAt,
  expiresAt,
}: Row): AccompanyingKey | null =>
  id !== null && providerId !== null && mode !== null && kind !== null
    ? { id, providerId, mode, kind, scopes: scopes ?? [], lastUsedAt, revokedAt, expiresAt }
    : null;

/** What a session came with: the origin of the page, and the hash of a key. */
export type AskedOfSession = { readonly origin: string | null; readonly keyHash: Uint8Array | null };

/** Under which name it is known how a session stands that came with these. */
export const nameOfSession = (
  { providerId, mode, subjectId, keyId, mintedAt, phone }: SessionOf,
  { origin, keyHash }: AskedOfSession,
): string =>
  [
    providerId,
    mode,
    subjectId,
    keyId ?? '',
    mintedAt.getTime(),
    phone?.linkId ?? '',
    keyHash ? Buffer.from(keyHash).toString('base64') : '',
    origin ?? '',
  ].join(' ');

/** How a session stands, with the key and the origin it came with, in one query. Null: there is no such provider. */
export async function sessionStanding(
  tx: Tx,
  { providerId, mode, subjectId, keyId, mintedAt, phone }: SessionOf,
  { origin, keyHash }: AskedOfSession,
): Promise<SessionStanding | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT
      p."suspendedAt" IS NOT NULL AS "suspended",
      EXISTS (SELECT 1 FROM "ApiKey" m WHERE m.id = ${keyId} AND m."revokedAt" IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "StaffMember" s WHERE s.id = ${subjectId} AND s."removedAt" IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "SessionEnd" e WHERE e."providerId" = p.id AND e.mode = ${mode}::"Mode"
             AND e."targetId" IN (p.id, ${subjectId}, ${phone?.linkId ?? subjectId}) AND e."endedAt" >= ${mintedAt}) AS "ended",
      EXISTS (SELECT 1 FROM "AllowedOrigin" o WHERE o."providerId" = p.id AND o.mode = ${mode}::"Mode"
             AND o.origin = ${origin}) AS "originAllowed",
      k.id, k."providerId", k.mode::text AS "mode", k.kind::text AS "kind", k.scopes, k."lastUsedAt", k."revokedAt", k."expiresAt"
    FROM "Provider" p LEFT JOIN "ApiKey" k ON k.hash = ${keyHash}
    WHERE p.id = ${providerId}`;
  if (!row) return null;
  const { suspended, ended, originAllowed } = row;
  return { suspended, ended, originAllowed, key: keyOf(row) };
}

/** Whether whoever asked before may go on, for streams that stay open. */
export async function stillStands(tx: Tx, actor: KnownActor, now: Date): Promise<boolean> {
  if (actor.kind === 'SECRET_KEY' || actor.kind === 'HOST_PAGE') return keyWorks(tx, actor.keyId, now);
  const { providerId, mode, session } = actor;
  const subjectId = actor.kind === 'APPLICANT' ? actor.applicantId : actor.staffId;
  const standing = await sessionStanding(
    tx,
    { providerId, mode, subjectId, ...session },
    { origin: null, keyHash: null },
  );
  return standing !== null && !standing.suspended && !standing.ended && actor.sessionExpiresAt > now;
}
