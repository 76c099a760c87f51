import { IdempotencyKeyInUse, IdempotencyKeyReused } from '../../../schema/rules/failures.ts';
import { createHash } from 'node:crypto';
import { newUlid } from '../ids.ts';
import type { Database } from '../../../prisma/database.ts';
import type { DomainError } from '../../../schema/rules/failures.ts';
import { keepUp } from '../leases/lease.ts';
import type { Bytes } from '../privacy/cipher.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Actor, ApplicantActor, SecretKeyActor, StaffActor } from '../tenancy/actor.ts';
import { earlierSteps, keepFailures, type Step } from './steps.ts';

/** Who may send an `Idempotency-Key`: whoever may change something. */
export type Claimant = ApplicantActor | StaffActor | SecretKeyActor;

export const isClaimant = (actor: Actor): actor is Claimant =>
  actor.kind === 'APPLICANT' || actor.kind === 'STAFF' || actor.kind === 'SECRET_KEY';

/** An answer of which status, headers and text are settled, as a repetition of its request gets it back byte for byte. */
export type StoredAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * The right to carry out the request of an `Idempotency-Key`, held by one process at a time. It is kept up like a lease and is
 * none: it is not given back but answered, and stays as that answer; nobody waits for it; and whoever is second has to hear
 * whether the content is the same. So what is held is the record of the request itself: one statement claims the key and says
 * whose content was first, and one stores the answer, if it is still ours to store. A lease beside the record would have every
 * mutation take, fence and give back another row.
 */
export type Claim = {
  readonly scope: string;
  readonly key: string;
  readonly holder: string;
  /** What was done under the key before by a request that left no answer, by field of the document. */
  readonly steps: ReadonlyMap<string, Step>;
  /** Refusals that stand, by field: kept where the answer as a whole is not. */
  readonly refused: Map<string, DomainError>;
  /** Something of it may go better the next time, so that the answer must not be kept. */
  passing: boolean;
  /** Stores the answer for every repetition. @throws IdempotencyKeyInUse when another process has taken over */
  keep(answer: StoredAnswer): Promise<void>;
  /** Lets a repetition try again; what was done already stays done. */
  release(): Promise<void>;
};

/** Time the claim of a process that died keeps repetitions waiting. Milliseconds. */
const LEASE_MS = 15_000;

type Parts = Pick<Services, 'database' | 'privacy'>;

/**
 * Tenant, mode and person; a server's key counts by its name and what it may do, so that rolling it changes nothing, and no key is
 * answered what another was that may do more.
 */
export const scopeOf = (actor: Claimant): string => {
  const tenant = `${actor.providerId}:${actor.mode}`;
  switch (actor.kind) {
    case 'APPLICANT':
      return `${tenant}:${actor.applicantId}`;
    case 'STAFF':
      return `${tenant}:${actor.staffId}`;
    case 'SECRET_KEY':
      return `${tenant}:key:${actor.keyName}${actor.scopes ? `:${[...actor.scopes].sort().join()}` : ''}`;
  }
};

/** The same whatever the order in which a client wrote the members of an object. */
const ordered = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, item]) => [name, ordered(item)]),
      )
    : Array.isArray(value)
      ? value.map(ordered)
      : value;

/** Tells contents apart. Keyed, because what is typed (a password, a certificate number) could be guessed from a bare digest. */
const fingerprintOf = (sealer: Sealer, content: unknown): Bytes =>
  sealer.blindIndex(
    'idempotency',
    createHash('sha256')
      .update(JSON.stringify(ordered(content)))
      .digest('hex'),
  );

const sealedUnder = (scope: string, key: string): string => `idempotency:${scope}:${key}`;

type Named = Pick<Claim, 'scope' | 'key' | 'holder'>;

/** The database's own clock decides, so that replicas need not agree on the time. */
async function take(
  { executeSql }: Pick<Database, 'executeSql'>,
  { scope, key, holder }: Named,
  fingerprint: Bytes,
): Promise<'NEW' | 'TAKEN_OVER' | 'HELD'> {
  const { rows } = await executeSql(
    `INSERT INTO "IdempotencyRecord" (scope, key, fingerprint, holder, "leaseUntil")
     VALUES ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
     ON CONFLICT (scope, key) DO UPDATE SET holder = EXCLUDED.holder, "leaseUntil" = EXCLUDED."leaseUntil"
     WHERE "IdempotencyRecord".answer IS NULL AND "IdempotencyRecord"."leaseUntil" < now()
       AND "IdempotencyRecord".fingerprint = EXCLUDED.fingerprint
     RETURNING (xmax = 0) AS new`,
    [scope, key, fingerprint, holder, LEASE_MS],
  );
  const [row] = rows;
  if (!row) return 'HELD';
  return row['new'] === true ? 'NEW' : 'TAKEN_OVER';
}

async function renew(
  { executeSql }: Pick<Database, 'executeSql'>,
  { scope, key, holder }: Named,
): Promise<boolean> {
  const { rows } = await executeSql(
    `UPDATE "IdempotencyRecord" SET "leaseUntil" = now() + $4 * interval '1 millisecond'
     WHERE scope = $1 AND key = $2 AND holder = $3 RETURNING key`,
    [scope, key, holder, LEASE_MS],
  );
  return rows.length > 0;
}

/**
 * Claims a key before anything of its request is done, or finds the answer that an earlier request under it left. A claim that
 * nobody has renewed for a while belongs to a process that died, and is taken over with what that process had done.
 * @throws IdempotencyKeyInUse, IdempotencyKeyReused
 */
export async function claimKey(
  services: Parts & Pick<Services, 'log'>,
  actor: Claimant,
  { key, content }: { key: string; content: unknown },
): Promise<Claim | StoredAnswer> {
  const { database, privacy } = services;
  const { prisma } = database;
  const sealer = await privacy.forProvider(actor.providerId);
  const scope = scopeOf(actor);
  const fingerprint = fingerprintOf(sealer, content);
  const named: Named = { scope, key, holder: newUlid() };
  const taken = await take(database, named, fingerprint);
  if (taken === 'HELD') {
    const record = await prisma.idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
    if (record && !fingerprint.equals(record.fingerprint)) throw new IdempotencyKeyReused();
    if (!record?.answer) throw new IdempotencyKeyInUse();
    return sealer.open<StoredAnswer>(record.answer, sealedUnder(scope, key));
  }
  const stop = keepUp(
    () => renew(database, named),
    LEASE_MS,
    (err) => services.log.warn({ err }, 'a claim could not be renewed'),
  );
  const mine = { ...named, answer: null };
  const claim: Claim = {
    ...named,
    steps: taken === 'NEW' ? new Map<string, Step>() : await earlierSteps(prisma, sealer, named),
    refused: new Map(),
    passing: false,
    async keep(answer) {
      stop();
      const { count } = await prisma.idempotencyRecord.updateMany({
        where: mine,
        data: { answer: sealer.seal(answer, sealedUnder(scope, key)) },
      });
      if (count === 0) throw new IdempotencyKeyInUse();
    },
    async release() {
      stop();
      await keepFailures(prisma, sealer, claim);
      const { count } = await prisma.idempotencyRecord.deleteMany({
        where: { ...mine, steps: { none: {} } },
      });
      if (count === 0)
        await prisma.idempotencyRecord.updateMany({ where: mine, data: { leaseUntil: new Date(0) } });
    },
  };
  return claim;
}

/** Nobody else can be at work on an embedded database, so what a killed process had claimed is free again. */
export async function freeAbandonedClaims({
  kind,
  executeSql,
}: Pick<Database, 'kind' | 'executeSql'>): Promise<void> {
  if (kind !== 'pglite') return;
  await executeSql(`UPDATE "IdempotencyRecord" SET "leaseUntil" = now() WHERE answer IS NULL`, []);
}
