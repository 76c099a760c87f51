import { createHash } from 'node:crypto';
import { Prisma } from '../prisma/generated/client/client.ts';
import type { Bytes } from './privacy/cipher.ts';
import type { Sealer } from './privacy/sealer.ts';
import type { Services } from './services.ts';
import type { KnownActor } from './tenancy/actor.ts';

/** What a mutation answers from: ids and plain values. Stored sealed, so that a repetition answers the same. */
export type Outcome = Readonly<Record<string, string | number | boolean | null | string[]>>;

/** A mutation carried out under an `Idempotency-Key`: scope is caller and mode, fingerprint its operation and content. */
export type Idempotency = {
  scope: string;
  key: string;
  fingerprint: Bytes;
  /** Told when the answer comes from an earlier request. */
  onReplay?: () => void;
};

/** The key was used before with other content (HTTP 422). */
export class IdempotencyKeyReused extends Error {}
/** The first request under the key is still being worked on (HTTP 409). */
export class IdempotencyKeyInUse extends Error {}

export const scopeOf = (actor: KnownActor): string => {
  const who =
    actor.kind === 'APPLICANT' ? actor.applicantId : actor.kind === 'STAFF' ? actor.staffId : actor.keyId;
  return `${actor.providerId}:${actor.mode}:${who}`;
};

/** Tells contents apart. Keyed, because what is typed (a password, a certificate number) could be guessed from a bare digest. */
export function fingerprintOf(sealer: Sealer, operation: string, input: unknown): Bytes {
  const digest = createHash('sha256').update(operation).update('\0').update(JSON.stringify(input));
  return sealer.blindIndex('idempotency', digest.digest('hex'));
}

const contextOf = (idempotency: Idempotency): string => `idempotency:${idempotency.scope}:${idempotency.key}`;

/** The outcome an earlier request under the same key left, or null. */
export async function earlierOutcome(
  services: Services,
  actor: KnownActor,
  idempotency: Idempotency,
  tx: Prisma.TransactionClient = services.database.prisma,
): Promise<Outcome | null> {
  const { scope, key, fingerprint } = idempotency;
  const record = await tx.idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
  if (!record) return null;
  if (!fingerprint.equals(record.fingerprint)) throw new IdempotencyKeyReused();
  const sealer = await services.privacy.forProvider(actor.providerId);
  idempotency.onReplay?.();
  return sealer.open<Outcome>(record.outcome, contextOf(idempotency));
}

/** What a change works with. Clock and keys are read beforehand: inside a transaction only `tx` may be asked. */
export type Work<A extends KnownActor = KnownActor> = {
  readonly services: Services;
  readonly tx: Prisma.TransactionClient;
  readonly actor: A;
  readonly now: Date;
  readonly sealer: Sealer;
};

const TRANSACTION = {
  maxWait: 10_000,
  timeout: 15_000,
  isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
};

/**
 * Runs `change` in one transaction and, under an idempotency key, stores its outcome in that same transaction: after a
 * crash either both are there or neither is. `change` must not talk to the network.
 * @throws IdempotencyKeyInUse, IdempotencyKeyReused
 */
export async function carryOut<A extends KnownActor, T extends Outcome>(
  services: Services,
  actor: A,
  idempotency: Idempotency | null,
  change: (work: Work<A>) => Promise<T>,
): Promise<T> {
  const sealer = await services.privacy.forProvider(actor.providerId);
  const now = await services.clock.now(actor);
  return services.database.prisma.$transaction(async (tx) => {
    const work = { services, tx, actor, now, sealer };
    if (!idempotency) return change(work);
    await claimKey(tx, idempotency);
    const earlier = await earlierOutcome(services, actor, idempotency, tx);
    if (earlier) return earlier as T;
    const outcome = await change(work);
    const { scope, key, fingerprint } = idempotency;
    await tx.idempotencyRecord.create({
      data: { scope, key, fingerprint, outcome: sealer.seal(outcome, contextOf(idempotency)) },
    });
    return outcome;
  }, TRANSACTION);
}

/** Holds the key until the transaction ends, on every replica. @throws IdempotencyKeyInUse when another request holds it. */
async function claimKey(tx: Prisma.TransactionClient, { scope, key }: Idempotency): Promise<void> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`${scope}\n${key}`}, 0)) AS got`;
  if (!lock?.got) throw new IdempotencyKeyInUse();
}
