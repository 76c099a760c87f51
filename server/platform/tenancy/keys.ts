import { DEFAULT_GRACE_HOURS, LONGEST_GRACE_HOURS } from '../../../schema/rules/bounds.ts';
import type { ApiKey, Prisma } from '../../../prisma/generated/client/client.ts';
import type { KeyKind } from '../../../prisma/generated/client/enums.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import type { Tenant } from './actor.ts';
import { recordAudit } from './audit.ts';
import type { Auditee } from './audit.ts';
import { formatKey, hashKey, keyHint, looksLikeKey } from './key-format.ts';
import { assertWithin, grantOf, knownOf, type MayDo } from './key-scopes.ts';
import { NOTHING_KNOWN, type KnownStandings } from './known-standings.ts';
import { tellOfKey, useFrom } from './key-traces.ts';
import { publishStanding } from './standing-events.ts';

type Tx = Prisma.TransactionClient;

/** A key with its text, which is known at this moment only. */
export type IssuedKey = { row: ApiKey; key: string };

type Change = { tenant: Tenant; by: Auditee; now: Date };

/** Working keys of one tenant, at most: each service of a provider has its own, and a list is still read. */
export const MOST_KEYS = 100;
const LONGEST_NAME = 100;

const named = (text: string): string => {
  const name = text.trim();
  if (name === '') throw new ValidationFailure([issue(['name'], 'REQUIRED')]);
  if (name.length > LONGEST_NAME)
    throw new ValidationFailure([issue(['name'], 'TOO_LONG', { max: LONGEST_NAME })]);
  return name;
};

/** Keys that still work. */
export const workingKeys = (now: Date): Prisma.ApiKeyWhereInput => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
});

/**
 * Creates a key; its text cannot be shown again. `key` fixes the text (the demo provider's keys).
 * @throws ValidationFailure for a name or scopes that are none, and where the tenant has keys enough; Forbidden where it could do more
 * than its maker
 */
export const createKey = async (
  tx: Tx,
  {
    tenant,
    by,
    now,
    kind,
    scopes,
    name,
    maker = null,
    key = formatKey(kind, tenant.mode),
  }: Change & { kind: KeyKind; scopes?: readonly string[]; name: string; maker?: MayDo; key?: string },
): Promise<IssuedKey> => {
  const { providerId, mode } = tenant;
  const granted = grantOf(kind, scopes);
  assertWithin({ kind, scopes: granted }, maker);
  if ((await tx.apiKey.count({ where: { providerId, mode, ...workingKeys(now) } })) >= MOST_KEYS)
    throw new ValidationFailure([issue([], 'TOO_MANY_KEYS', { max: MOST_KEYS })]);
  const row = await tx.apiKey.create({
    data: {
      id: newId('ApiKey'),
      providerId,
      mode,
      kind,
      scopes: granted,
      name: named(name),
      hash: hashKey(key),
      hint: keyHint(key),
      createdAt: now,
    },
  });
  await recordAudit(tx, { tenant, by, action: 'API_KEY_CREATED', targetId: row.id, at: now });
  await tellOfKey(tx, tenant, { topic: 'api_key.created', keyId: row.id, at: now });
  return { row, key };
};

type Term = Pick<ApiKey, 'revokedAt' | 'expiresAt'>;

export const isOver = ({ revokedAt, expiresAt }: Term, now: Date): boolean =>
  revokedAt !== null || (expiresAt !== null && expiresAt <= now);

/** ENDING: rolled, and working until its grace is over. ENDED: rolled, and over. */
export type KeyState = 'ACTIVE' | 'ENDING' | 'ENDED' | 'REVOKED';

export const keyState = ({ revokedAt, expiresAt }: Term, now: Date): KeyState => {
  if (revokedAt) return 'REVOKED';
  if (!expiresAt) return 'ACTIVE';
  return expiresAt > now ? 'ENDING' : 'ENDED';
};

/** The tenant's keys without their texts, the newest first: those that work, or all there ever were. */
export const keysOf = (
  tx: Tx,
  { providerId, mode }: Tenant,
  { now, ended }: { now: Date; ended: boolean },
): Promise<ApiKey[]> =>
  tx.apiKey.findMany({
    where: { providerId, mode, ...(ended ? {} : workingKeys(now)) },
    orderBy: { id: 'desc' },
  });

/** Whether a key that was verified before still works. */
export const keyWorks = async (tx: Pick<Tx, 'apiKey'>, id: string, now: Date): Promise<boolean> => {
  const row = await tx.apiKey.findUnique({
    where: { id },
    select: { revokedAt: true, expiresAt: true, provider: { select: { suspendedAt: true } } },
  });
  return row !== null && row.provider.suspendedAt === null && !isOver(row, now);
};

const usableKey = async (tx: Tx, tenant: Tenant, id: string, now: Date): Promise<ApiKey> => {
  const row = await tx.apiKey.findFirst({ where: { id, providerId: tenant.providerId, mode: tenant.mode } });
  if (!row || isOver(row, now)) throw new NotFound('ApiKey');
  return row;
};

/**
 * Replaces a key by one that may do the same: a new one at once, the old one for some hours more.
 *
 * @throws NotFound for a key that is unknown, another tenant's or no longer working; Forbidden where it may do more than its maker
 */
export const rollKey = async (
  tx: Tx,
  {
    tenant,
    by,
    now,
    id,
    graceHours = DEFAULT_GRACE_HOURS,
    maker = null,
  }: Change & { id: string; graceHours?: number; maker?: MayDo },
): Promise<IssuedKey> => {
  const old = await usableKey(tx, tenant, id, now);
  assertWithin(old, maker);
  const hours = Math.min(Math.max(graceHours, 0), LONGEST_GRACE_HOURS);
  const end = new Date(now.getTime() + hours * 3_600_000);
  const expiresAt = old.expiresAt && old.expiresAt < end ? old.expiresAt : end;
  await tx.apiKey.update({ where: { id: old.id }, data: { expiresAt } });
  await recordAudit(tx, { tenant, by, action: 'API_KEY_ROLLED', targetId: old.id, at: now });
  await publishStanding(tx, tenant.providerId);
  const { kind, scopes, name } = old;
  const issued = await createKey(tx, { tenant, by, now, kind, scopes: knownOf(scopes), name });
  const newKeyId = issued.row.id;
  await tellOfKey(tx, tenant, { topic: 'api_key.rolled', keyId: id, newKeyId, at: now });
  return issued;
};

/**
 * Ends a key at once, and the sessions that were minted with it: whoever stole it could have minted them. (A key that is
 * rolled leaves its sessions to themselves.) Revoking it again changes nothing. @throws NotFound
 */
export const revokeKey = async (
  tx: Tx,
  { tenant, by, now, id }: Change & { id: string },
): Promise<ApiKey> => {
  const row = await tx.apiKey.findFirst({ where: { id, providerId: tenant.providerId, mode: tenant.mode } });
  if (!row) throw new NotFound('ApiKey');
  if (row.revokedAt) return row;
  await recordAudit(tx, { tenant, by, action: 'API_KEY_REVOKED', targetId: row.id, at: now });
  await publishStanding(tx, tenant.providerId);
  await tellOfKey(tx, tenant, { topic: 'api_key.revoked', keyId: row.id, at: now });
  return tx.apiKey.update({ where: { id: row.id }, data: { revokedAt: now } });
};

export type VerifiedKey = Pick<
  ApiKey,
  'id' | 'providerId' | 'mode' | 'kind' | 'scopes' | 'name' | 'lastUsedAt'
> & {
  /** Whether the origin asked about stands in the provider's list for this mode. */
  originAllowed: boolean;
};

export type KeyVerdict =
  | { valid: true; key: VerifiedKey }
  | { valid: false; reason: 'UNKNOWN' }
  | { valid: false; reason: 'REVOKED' | 'SUSPENDED'; key: VerifiedKey };

type KeyRow = VerifiedKey & Term & { suspended: boolean };

/** Under which name it is known how a key stands that came from an origin. */
export const nameOfKey = (text: string, origin: string | null): string =>
  `${Buffer.from(hashKey(text)).toString('base64')} ${origin ?? ''}`;

/**
 * Looks a key up by its hash (the comparison happens on digests in the index, so its timing tells nothing of the key),
 * together with whether its provider allows `origin`: one statement, as every request begins with it.
 */
async function keyRow(tx: Tx, hash: Uint8Array, origin: string | null): Promise<KeyRow | null> {
  const [row] = await tx.$queryRaw<KeyRow[]>`
    SELECT k.id, k."providerId", k.mode::text AS mode, k.kind::text AS kind, k.scopes, k.name, k."lastUsedAt", k."revokedAt", k."expiresAt",
      p."suspendedAt" IS NOT NULL AS "suspended",
      EXISTS (SELECT 1 FROM "AllowedOrigin" o WHERE o."providerId" = k."providerId" AND o.mode = k.mode
        AND o.origin = ${origin}) AS "originAllowed"
    FROM "ApiKey" k JOIN "Provider" p ON p.id = k."providerId"
    WHERE k.hash = ${hash}`;
  return row ?? null;
}

/** How a key stands; `known` may have kept that from a request before. */
export const verifyKey = async (
  tx: Tx,
  text: string,
  origin: string | null,
  now: Date,
  known: KnownStandings = NOTHING_KNOWN,
): Promise<KeyVerdict> => {
  if (!looksLikeKey(text)) return { valid: false, reason: 'UNKNOWN' };
  const row = await known.recall(
    nameOfKey(text, origin),
    () => keyRow(tx, hashKey(text), origin),
    (found) => found?.providerId ?? null,
  );
  if (!row) return { valid: false, reason: 'UNKNOWN' };
  const { revokedAt, expiresAt, suspended, ...key } = row;
  if (isOver({ revokedAt, expiresAt }, now)) return { valid: false, reason: 'REVOKED', key };
  return suspended ? { valid: false, reason: 'SUSPENDED', key } : { valid: true, key };
};

const USE_RESOLUTION_MS = 60_000;

/** Notes the use of a key, at most once a minute: a busy key must not turn every read into a write. Tells whether it did. */
export const noteKeyUse = async (
  tx: Tx,
  key: Pick<ApiKey, 'id' | 'kind' | 'lastUsedAt'>,
  now: Date,
  address: string | null = null,
): Promise<boolean> => {
  const before = new Date(now.getTime() - USE_RESOLUTION_MS);
  if (key.lastUsedAt && key.lastUsedAt > before) return false;
  await tx.apiKey.updateMany({
    where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now, lastUsedFrom: useFrom(key.kind, address) },
  });
  return true;
};
