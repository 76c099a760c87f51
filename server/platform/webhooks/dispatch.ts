import type { OutboxMessage, Prisma, WebhookEndpoint } from '../../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import type { Services } from '../../services.ts';
import { wakeEndpoint } from './queue.ts';
import { hears } from '../../../schema/rules/topics.ts';

type Desk = Pick<Services, 'database' | 'jobs'>;

/** Messages of one transaction. */
const BATCH = 100;

/** The oldest messages that wait, held by this transaction; those another replica holds are passed over. */
async function takeMessages(tx: Prisma.TransactionClient): Promise<OutboxMessage[]> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "OutboxMessage" WHERE "dispatchedAt" IS NULL
    ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  return tx.outboxMessage.findMany({
    where: { id: { in: held.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
}

/** The endpoints in use of the tenants that the messages are of. */
function endpointsFor(
  tx: Prisma.TransactionClient,
  messages: readonly OutboxMessage[],
): Promise<WebhookEndpoint[]> {
  const tenants = new Map(
    messages.map(({ providerId, mode }) => [`${providerId}:${mode}`, { providerId, mode }]),
  );
  return tx.webhookEndpoint.findMany({ where: { disabledAt: null, OR: [...tenants.values()] } });
}

const isFor = ({ providerId, mode, topics }: WebhookEndpoint, message: OutboxMessage): boolean =>
  providerId === message.providerId && mode === message.mode && hears(topics, message.topic);

async function dispatchBatch(services: Desk): Promise<number> {
  return services.database.prisma.$transaction(async (tx) => {
    const messages = await takeMessages(tx);
    if (messages.length === 0) return 0;
    const endpoints = await endpointsFor(tx, messages);
    const now = new Date();
    const deliveries = messages.flatMap((message) =>
      endpoints
        .filter((endpoint) => isFor(endpoint, message))
        .map((endpoint) => ({
          id: newId('WebhookDelivery'),
          endpointId: endpoint.id,
          messageId: message.id,
          topic: message.topic,
          payload: message.payload ?? {},
          at: message.at,
          traceparent: message.traceparent,
          nextAt: now,
        })),
    );
    await tx.webhookDelivery.createMany({ data: deliveries, skipDuplicates: true });
    for (const endpointId of new Set(deliveries.map((delivery) => delivery.endpointId)))
      await wakeEndpoint(services, tx, endpointId);
    await tx.outboxMessage.updateMany({
      where: { id: { in: messages.map(({ id }) => id) } },
      data: { dispatchedAt: now },
    });
    return messages.length;
  });
}

/** Writes one delivery for each message that waits and each endpoint that asked for its topic. */
export async function dispatchOutbox(services: Desk): Promise<void> {
  while ((await dispatchBatch(services)) === BATCH);
}
