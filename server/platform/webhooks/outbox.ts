import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { publish } from '../events/publish.ts';
import { newId } from '../ids.ts';
import type { Tenant } from '../tenancy/actor.ts';
import type { Topic } from '../../../schema/rules/topics.ts';

/** Published with every message, so that it leaves at the commit. */
export const OUTBOX = 'outbox';

export type News = {
  readonly topic: Topic;
  /** fil_… or web_… */
  readonly targetId: string;
  /** Ids and states that the receiver looks up; never personal data. */
  readonly data: Prisma.InputJsonObject;
  /** On the tenant's clock. */
  readonly at: Date;
};

/** Writes what the world is told, with the change it tells of; webhooks carry it after the commit. */
export async function tellWorld(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { topic, targetId, data, at }: News,
): Promise<void> {
  await tx.outboxMessage.create({
    data: { id: newId('OutboxMessage'), providerId, mode, topic, targetId, payload: data, at },
  });
  await publish(tx, OUTBOX);
}
