import type { Prisma, WebhookDelivery, WebhookEndpoint } from '../../../prisma/generated/client/client.ts';
import type { Job } from '../jobs/worker.ts';
import { LeaseLost, LeaseTaken, underLease } from '../leases/lease.ts';
import type { Services } from '../../services.ts';
import { withAnswer } from './answers.ts';
import { attempt, isDelivered, isGone, isHopeless, type Attempt } from './attempt.ts';
import { Notes, type After } from './notes.ts';
import { wakeEndpoint, type DeliverJob } from './queue.ts';
import { nextAttempt } from './schedule.ts';

const OUTCOMES = { DELIVERED: 'delivered', PENDING: 'failed', FAILED: 'given_up' } as const;

type Desk = Pick<
  Services,
  'database' | 'privacy' | 'outgoing' | 'clock' | 'jobs' | 'log' | 'metrics' | 'tracing'
>;

/** Messages sent to one endpoint at the same time; what a process that dies has not noted comes again. */
const BATCH = 16;
/** After this a run makes room for other endpoints. Milliseconds. */
const RUN_MS = 20_000;

/** What is due to an endpoint by now. */
const dueNow = (): Prisma.WebhookDeliveryWhereInput => ({ status: 'PENDING', nextAt: { lte: new Date() } });

/** Where a delivery stands after an attempt. */
function standing(delivery: WebhookDelivery, result: Attempt, now: Date) {
  const attempts = delivery.attempts + 1;
  const noted = { attempts, lastStatus: result.status, lastFailure: result.failure, lastAttemptAt: now };
  if (isDelivered(result)) return { ...noted, status: 'DELIVERED', nextAt: null } as const;
  const nextAt = isHopeless(result) ? null : nextAttempt(attempts, now, result);
  return { ...noted, nextAt, status: nextAt ? 'PENDING' : 'FAILED' } as const;
}

/** An attempt as a part of what the event tells of, which may be days ago; whose endpoint it is, nobody is told. */
const followed = (services: Desk, endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<Attempt> =>
  services.tracing.apart(() =>
    services.tracing.resume(
      { name: 'webhook', kind: 'CLIENT', told: { 'jieru.webhook.topic': delivery.topic } },
      delivery.traceparent,
      async (span) => {
        const result = await attempt(services, endpoint, delivery);
        span.tell(
          result.status === null
            ? { 'error.type': result.failure }
            : { 'http.response.status_code': result.status },
        );
        return result;
      },
    ),
  );

async function deliver(
  services: Desk,
  notes: Notes,
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
): Promise<void> {
  const { id, topic } = delivery;
  const result = await followed(services, endpoint, delivery);
  const sealer = await services.privacy.forProvider(endpoint.providerId);
  const after: After = {
    ...standing(delivery, result, new Date()),
    answers: withAnswer(sealer, delivery, result),
  };
  await notes.add({ id, after, isGone: isGone(result) });
  const { status, attempts } = after;
  services.metrics.count('jieru_webhooks_total', { outcome: OUTCOMES[status] });
  const { excerpt: _words, ...outcome } = result;
  const told = { event: 'webhook', deliveryId: id, endpointId: endpoint.id, topic, attempts, ...outcome };
  if (status === 'FAILED') return services.log.warn(told, 'a webhook was given up');
  services.log.info(told, status === 'DELIVERED' ? 'a webhook was delivered' : 'a webhook failed');
}

/** Waits for all of them, so that the turn is not given away while one is still under way; then one's failure is everybody's. */
async function all(under: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(under);
  await Promise.all(under);
}

/** The endpoint and the first of what is due to it; null when it is disabled or nothing is. */
async function nextBatch({ database: { prisma } }: Desk, id: string) {
  const endpoint = await prisma.webhookEndpoint.findFirst({
    where: { id, disabledAt: null },
    include: { deliveries: { where: dueNow(), orderBy: { nextAt: 'asc' }, take: BATCH } },
  });
  return endpoint && endpoint.deliveries.length > 0 ? endpoint : null;
}

/**
 * Sends an endpoint everything that is due to it, one run at a time among all replicas, so that a slow one takes up no more
 * than one of the places where runs happen. Should a process die between the receiver's answer and the note of it, a message
 * comes again under its webhook-id.
 */
export async function deliverTo(
  services: Desk,
  { data: { endpointId }, signal }: Pick<Job<DeliverJob>, 'data' | 'signal'>,
): Promise<void> {
  const { prisma } = services.database;
  const until = Date.now() + RUN_MS;
  try {
    await underLease(services.database, endpointId, async (lease) => {
      const ends = AbortSignal.any([signal, lease.signal]);
      let endpoint = await nextBatch(services, endpointId);
      while (endpoint) {
        const sending = endpoint;
        const notes = new Notes(services, lease, sending);
        await all(sending.deliveries.map((delivery) => deliver(services, notes, sending, delivery)));
        const goesOn = !ends.aborted && Date.now() < until;
        endpoint = goesOn ? await nextBatch(services, endpointId) : null;
      }
    });
  } catch (error) {
    if (error instanceof LeaseTaken) return;
    if (!(error instanceof LeaseLost)) throw error;
    return void services.log.warn(
      { event: 'webhook', endpointId },
      'another run has taken over the endpoint',
    );
  }
  // Whoever came while it was sent to went away again; what they came for may have been written too late for the last look.
  if (await nextBatch(services, endpointId))
    await prisma.$transaction((tx) => wakeEndpoint(services, tx, endpointId));
}

/** Wakes the endpoints that something is due to: the next attempts, and whatever a run that died has left. */
export async function wakeDue(services: Desk): Promise<void> {
  const { prisma } = services.database;
  const endpoints = await prisma.webhookEndpoint.findMany({
    where: { disabledAt: null, deliveries: { some: dueNow() } },
    select: { id: true },
  });
  if (endpoints.length === 0) return;
  await prisma.$transaction(async (tx) => {
    for (const { id } of endpoints) await wakeEndpoint(services, tx, id);
  });
}
