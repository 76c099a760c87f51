import { Prisma } from '../../../prisma/generated/client/client.ts';
import { atEnd } from '../../../prisma/client.ts';
import type { Tx } from '../../../prisma/database.ts';
import {
  Claimed,
  Conflict,
  DomainError,
  Forbidden,
  InvalidState,
  NotFound,
  OrderInProgress,
  ValidationFailure,
} from '../../../schema/rules/failures.ts';
import type { Sealer } from '../privacy/sealer.ts';

/** What a mutation answers from: ids and plain values. Stored sealed, so that a repetition answers the same. */
export type Outcome = Readonly<Record<string, string | number | boolean | null | string[]>>;

type Refusal = { readonly code: string };

/** What became of one field of a document: it was done, or refused. */
export type Step = { readonly outcome: Outcome } | { readonly refusal: Refusal };

type Named = { readonly scope: string; readonly key: string };
type Kept = Named & {
  readonly steps: ReadonlyMap<string, Step>;
  readonly refused: Map<string, DomainError>;
  passing: boolean;
};

/** One field of a document that is carried out under a key. */
export type Part = { readonly claim: Kept; readonly field: string };

/** Refusals that stand when they are repeated, from what was kept of them. */
const REFUSALS: Readonly<Record<string, (kept: never) => DomainError>> = {
  VALIDATION: ({ issues }: ValidationFailure) => new ValidationFailure(issues),
  NOT_FOUND: ({ what }: NotFound) => new NotFound(what),
  FORBIDDEN: () => new Forbidden(),
  INVALID_STATE: ({ state, allowed }: InvalidState) => new InvalidState(state, allowed),
  CONFLICT: ({ currentVersion }: Conflict) => new Conflict(currentVersion),
  CLAIMED: ({ reviewerId, expiresAt }: Claimed) => new Claimed(reviewerId, new Date(expiresAt)),
  ORDER_IN_PROGRESS: ({ scope, ownFilingId }: OrderInProgress) => new OrderInProgress(scope, ownFilingId),
};

const sealedUnder = ({ scope, key }: Named, field: string): string =>
  `idempotency-step:${scope}:${key}:${field}`;

/** What requests that left no answer had done under a key. */
export async function earlierSteps(
  tx: Pick<Tx, 'idempotencyStep'>,
  sealer: Sealer,
  { scope, key }: Named,
): Promise<ReadonlyMap<string, Step>> {
  const rows = await tx.idempotencyStep.findMany({ where: { scope, key } });
  return new Map(
    rows.map(({ field, step }) => [field, sealer.open<Step>(step, sealedUnder({ scope, key }, field))]),
  );
}

/** Notes in the transaction of a change what it answers from: after a crash either both are there or neither is. */
export async function keepOutcome(
  tx: Pick<Tx, 'idempotencyStep'>,
  sealer: Sealer,
  { claim: { scope, key }, field }: Part,
  outcome: Outcome,
): Promise<void> {
  const step = sealer.seal({ outcome } satisfies Step, sealedUnder({ scope, key }, field));
  await atEnd(tx, () =>
    tx.idempotencyStep.create({ data: { scope, key, field, step }, select: { key: true } }),
  );
}

/** Whether another process did the same meanwhile, having taken the claim for abandoned. */
export const wasDoneElsewhere = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  error.meta?.['modelName'] === 'IdempotencyStep';

/** What a refusal says, without its class: the `code` tells which one to make again. */
const kept = (refusal: DomainError): Refusal =>
  Object.fromEntries(Object.entries(refusal)) as Record<string, unknown> & Refusal;

/** Keeps the refusals of a request whose answer is not kept, so that its repetition does not try them again. */
export async function keepFailures(
  tx: Pick<Tx, 'idempotencyStep'>,
  sealer: Sealer,
  { scope, key, refused }: Kept,
): Promise<void> {
  const data = [...refused].map(([field, refusal]) => ({
    scope,
    key,
    field,
    step: sealer.seal({ refusal: kept(refusal) } satisfies Step, sealedUnder({ scope, key }, field)),
  }));
  if (data.length > 0) await tx.idempotencyStep.createMany({ data, skipDuplicates: true });
}

/** Carries out one field of a document, unless an earlier request under the same key has. */
export async function once<T extends Outcome>(part: Part | null, work: () => Promise<T>): Promise<T> {
  if (!part) return work();
  const { claim, field } = part;
  const earlier = claim.steps.get(field);
  if (earlier && 'outcome' in earlier) return earlier.outcome as T;
  const refusal = earlier && REFUSALS[earlier.refusal.code]?.(earlier.refusal as never);
  if (refusal) throw refusal;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.passing) claim.passing = true;
    else if (REFUSALS[error.code]) claim.refused.set(field, error);
    throw error;
  }
}
