import type { Material, Prisma } from '../../../../prisma/generated/client/client.ts';
import { hookOf } from '../../../platform/hooks/settings.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { isRead } from './typed.ts';

export const READ_JOB = 'paper.read';

/**
 * One paper at a time in each process of the service, behind everything else. The reader tries a crash once more by itself; what
 * is tried again here is what the database or the store did not give.
 */
export const READ_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: 3, retryDelay: 10 } as const;

/** Papers of a filing with these bytes: the same picture in two places is read once. */
export type ReadJob = { filingId: string; sha256: string };

/** Whether papers of the filing are read: on this machine, or by a service of its provider. */
export async function isAnyReader(
  reading: { readonly state: string },
  tx: Prisma.TransactionClient,
  { filingId, kind }: Pick<Material, 'filingId' | 'kind'>,
): Promise<boolean> {
  if (!isRead(kind) || reading.state === 'ON') return reading.state === 'ON';
  const tenant = await tx.filing.findUniqueOrThrow({
    where: { id: filingId },
    select: { providerId: true, mode: true },
  });
  // Asked within the transaction: the embedded database has one connection, on which another question would wait for its end.
  return (await hookOf(tx, tenant, 'PAPER_READING')) !== null;
}

/** Has a stored paper read after the commit, where papers of its kind are read. */
export async function queueReading(
  { enqueue }: Pick<Jobs, 'enqueue'>,
  tx: Prisma.TransactionClient,
  { id, kind, filingId, sha256 }: Material,
): Promise<void> {
  if (!isRead(kind) || !sha256) return;
  await tx.material.update({ where: { id }, data: { readingState: 'WAITING' }, select: { id: true } });
  const job: ReadJob = { filingId, sha256: Buffer.from(sha256).toString('hex') };
  await enqueue(tx, READ_JOB, job, { singletonKey: `${filingId}:${job.sha256}` });
}
