import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { InvalidState } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { HAND_OVER_JOB } from './hand-over-jobs.ts';
import type { FullFiling } from '../../../prisma/selections.ts';

/** A new attempt at handing the filing over; the regular look sends it. */
export async function createSubmission(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  { now, traceparent }: { now: Date; traceparent: string | null },
): Promise<void> {
  const attempt = (filing.submissions.at(-1)?.attempt ?? 0) + 1;
  await tx.submission.create({
    data: {
      id: newId('Submission'),
      providerId: filing.providerId,
      mode: filing.mode,
      filingId: filing.id,
      attempt,
      createdAt: now,
      traceparent,
    },
    select: { id: true },
  });
}

/** Queues the filing for the authority, in the transaction that made it QUEUED. */
export async function queueSubmission({ services, tx, now }: Work, filing: FullFiling): Promise<void> {
  await createSubmission(tx, filing, { now, traceparent: services.tracing.current() });
  await services.jobs.enqueue(tx, HAND_OVER_JOB, { providerId: filing.providerId, mode: filing.mode });
}

/**
 * Takes a queued submission back.
 * @throws InvalidState when it is already being sent: from then on only the authority answers.
 */
export async function cancelQueued(tx: Prisma.TransactionClient, filing: FullFiling): Promise<void> {
  const pending = { filingId: filing.id, status: { in: ['QUEUED', 'SENDING'] as ('QUEUED' | 'SENDING')[] } };
  const waiting = await tx.submission.count({ where: pending });
  if (waiting === 0) return;
  const { count } = await tx.submission.deleteMany({ where: { filingId: filing.id, status: 'QUEUED' } });
  if (count < waiting) throw new InvalidState(filing.state, []);
}
