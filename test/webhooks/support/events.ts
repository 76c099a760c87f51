import { newId } from '../../../server/platform/ids.ts';
import { wakeDue } from '../../../server/platform/webhooks/deliver.ts';
import { tellWorld } from '../../../server/platform/events/outbox.ts';
import type { Topic } from '../../../schema/rules/topics.ts';
import { eventually } from '../../platform/support/eventually.ts';
import type { Desk } from '../../testkit/desk.ts';
import type { Service } from '../../testkit/service.ts';
import type { Receiver } from './receiver.ts';

/** Generous, because it only ends a test that would fail anyway. */
const PATIENCE_MS = 60_000;

export type Endpoint = { id: string; secret: string };

/** An endpoint of a desk at a receiver. */
export async function anEndpoint(
  { provider }: Desk,
  { url }: Pick<Receiver, 'url'>,
  topics: readonly string[] = ['*'],
): Promise<Endpoint> {
  const { endpoint, secret } = await provider.succeed('createWebhookEndpoint', { url, topics });
  return { id: (endpoint as { id: string }).id, secret: String(secret) };
}

/** Lets something happen to a filing of the desk; returns the id of the message about it. */
export async function happens(
  { service, tenant }: Pick<Desk, 'service' | 'tenant'>,
  topic: Topic = 'filing.approved',
): Promise<string> {
  const { prisma } = service.services.database;
  const targetId = newId('Filing');
  const data = { state: 'APPROVED' };
  await prisma.$transaction((tx) => tellWorld(tx, tenant, { topic, targetId, data, at: new Date() }));
  const message = await prisma.outboxMessage.findFirstOrThrow({ where: { targetId } });
  return message.id;
}

export const deliveriesTo = ({ services }: Service, endpoint: Endpoint) =>
  services.database.prisma.webhookDelivery.findMany({
    where: { endpointId: endpoint.id },
    orderBy: { id: 'asc' },
  });

/** Waits until every message so far was turned into deliveries. */
export const dispatched = ({ services }: Service): Promise<void> =>
  eventually(
    'all messages are dispatched',
    async () => (await services.database.prisma.outboxMessage.count({ where: { dispatchedAt: null } })) === 0,
    PATIENCE_MS,
  );

/** Waits until so many deliveries to an endpoint were answered, one way or another, and notes of it were taken. */
export const attempted = (service: Service, endpoint: Endpoint, attempts: number): Promise<void> =>
  eventually(
    `${attempts} attempts are noted`,
    async () => {
      const deliveries = await deliveriesTo(service, endpoint);
      return deliveries.reduce((sum, delivery) => sum + delivery.attempts, 0) >= attempts;
    },
    PATIENCE_MS,
  );

/** Waits until everything has arrived at an endpoint. */
export const delivered = (service: Service, endpoint: Endpoint): Promise<void> =>
  eventually(
    'everything is delivered',
    async () => (await deliveriesTo(service, endpoint)).every(({ status }) => status === 'DELIVERED'),
    PATIENCE_MS,
  );

/** Lets the pause before the next attempt pass. */
export async function pausePasses({ services }: Service, endpoint: Endpoint): Promise<void> {
  await services.database.prisma.webhookDelivery.updateMany({
    where: { endpointId: endpoint.id, status: 'PENDING' },
    data: { nextAt: new Date(0) },
  });
  await wakeDue(services);
}
