import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Services } from '../../services.ts';

/** Turns messages into deliveries, and wakes the endpoints that something is due to. */
export const DISPATCH_JOB = 'webhook.dispatch';
export const DISPATCH_QUEUE = { concurrency: 1, expireInSeconds: 120, retryLimit: 0 } as const;

/** Sends what is due to one endpoint. What a run leaves, the next look finds, so that no job need be repeated. */
export const DELIVER_JOB = 'webhook.deliver';
export type DeliverJob = { endpointId: string };
export const DELIVER_QUEUE = { concurrency: 16, expireInSeconds: 120, retryLimit: 0 } as const;

/** Has an endpoint served after the commit. */
export async function wakeEndpoint(
  { jobs }: Pick<Services, 'jobs'>,
  tx: Prisma.TransactionClient,
  endpointId: string,
): Promise<void> {
  await jobs.enqueue(tx, DELIVER_JOB, { endpointId } satisfies DeliverJob, { singletonKey: endpointId });
}
