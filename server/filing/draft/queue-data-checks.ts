import type { DataCheckEffect, DataCheckKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

export const DATA_CHECK_JOB = 'data.check';
export type DataCheckJob = { filingId: string };

/** Four more attempts within about five minutes; after that people go on without the answer. Seconds. */
export const DATA_CHECK_QUEUE = {
  concurrency: 2,
  expireInSeconds: 180,
  retryLimit: 4,
  retryDelay: 10,
} as const;

/** How often one question is asked at most. */
export const MOST_ATTEMPTS = DATA_CHECK_QUEUE.retryLimit + 1;

/** What the provider has done with the answers of a kind of register; null where it has none asked. */
export const effectOf = (
  { mode, provider }: Pick<FullFiling, 'mode' | 'provider'>,
  kind: DataCheckKind,
): DataCheckEffect | null =>
  provider.dataChecks.find((policy) => policy.mode === mode && policy.kind === kind)?.effect ?? null;

/** Has the registers asked about a filing after the commit, where its provider wants any asked. */
export async function queueDataChecks(
  { enqueue }: Pick<Jobs, 'enqueue'>,
  tx: Prisma.TransactionClient,
  { id, mode, provider }: Pick<FullFiling, 'id' | 'mode' | 'provider'>,
): Promise<void> {
  if (!provider.dataChecks.some((policy) => policy.mode === mode)) return;
  await enqueue(tx, DATA_CHECK_JOB, { filingId: id } satisfies DataCheckJob, { singletonKey: id });
}
