import type { Material, Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { isRead } from './typed.ts';

export const READ_JOB = 'paper.read';

/**
 * One paper at a time in each process of the service, behind everything else. The reader tries a crash once more by itself; what
 * is tried again here is what the database or the store did not give.
 */
export const READ_QUEUE = { concurrency: 1, expireInSeconds: 240, retryLimit: 3, retryDelay: 10 } as const;

/** Papers of a filing with these bytes: the same picture in two places is read once. */
export type ReadJob = { filingId: string; sha256: string };

/** Has a stored paper read after the commit, where papers of its kind are read. */
export async function queueReading(
  { enqueue }: Pick<Jobs, 'enqueue'>,
  tx: Prisma.TransactionClient,
  { id, kind, filingId, sha256 }: Material,
): Promise<void> {
  if (!isRead(kind) || !sha256) return;
  await tx.material.update({ where: { id }, data: { readingState: 'WAITING' } });
  const job: ReadJob = { filingId, sha256: Buffer.from(sha256).toString('hex') };
  await enqueue(tx, READ_JOB, job, { singletonKey: `${filingId}:${job.sha256}` });
}
