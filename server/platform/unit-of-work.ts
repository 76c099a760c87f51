import type { Prisma } from '../../prisma/generated/client/client.ts';
import { IdempotencyKeyInUse } from '../../schema/rules/failures.ts';
import { keepOutcome, wasDoneElsewhere, type Outcome, type Part } from './idempotency/steps.ts';
import type { Sealer } from './privacy/sealer.ts';
import type { Services } from '../services.ts';
import type { KnownActor } from './tenancy/actor.ts';

export type { Outcome } from './idempotency/steps.ts';
/** The field of a document carried out under an `Idempotency-Key`. */
export type Idempotency = Part;

/** What a change works with. Clock and keys are read beforehand: inside a transaction only `tx` may be asked. */
export type Work<A extends KnownActor = KnownActor> = {
  /** Without what would ask the pool or the network for itself. */
  readonly services: Omit<Services, 'limits' | 'hooks' | 'outgoing' | 'names' | 'registry' | 'authenticate'>;
  readonly tx: Prisma.TransactionClient;
  readonly actor: A;
  readonly now: Date;
  readonly sealer: Sealer;
};

/** At the level that the connections have: saying it with each transaction would be one more statement of each. */
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/**
 * Runs `change` in one transaction and, under an idempotency key, stores its outcome in that same transaction: after a
 * crash either both are there or neither is. `change` must not talk to the network.
 * @throws IdempotencyKeyInUse when another process, having taken this one for dead, did the same meanwhile
 */
export async function carryOut<A extends KnownActor, T extends Outcome>(
  services: Services,
  actor: A,
  idempotency: Idempotency | null,
  change: (work: Work<A>) => Promise<T>,
): Promise<T> {
  const sealer = await services.privacy.forProvider(actor.providerId);
  const now = await services.clock.now(actor);
  try {
    return await services.database.prisma.$transaction(async (tx) => {
      const outcome = await change({ services, tx, actor, now, sealer });
      if (idempotency) await keepOutcome(tx, sealer, idempotency, outcome);
      return outcome;
    }, TRANSACTION);
  } catch (error) {
    if (wasDoneElsewhere(error)) throw new IdempotencyKeyInUse();
    throw error;
  }
}
