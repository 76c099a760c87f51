import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Mode } from '../../../prisma/generated/client/enums.ts';
import { typeOfId } from '../../../schema/rules/ids.ts';
import type { Topic } from '../../../schema/rules/topics.ts';
import { newId } from '../ids.ts';
import { cause } from '../under-way.ts';
import { publish } from './publish.ts';

/** Published with every message, so that it leaves at the commit. */
export const OUTBOX = 'outbox';

export type News = {
  readonly topic: Topic;
  /** Of what it tells: fil_…, web_… or key_… */
  readonly targetId: string;
  /** What stands beside its id, type and ordering number: states and references that the receiver looks up; never personal data. */
  readonly data: Prisma.InputJsonObject;
  /** On the tenant's clock, where what it tells of lives by that. */
  readonly at: Date;
};

/** Whose event it is; `tenancy` has a type for it, and tells of its keys through here. */
type Owner = { readonly providerId: string; readonly mode: Mode };

/**
 * The ordering number of the next event of an object. Whoever tells of it next waits for this transaction to end, so that numbers
 * follow each other as the changes do, without a gap: with a change that fails, its number is given back.
 */
async function nextSequence(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Owner,
  targetId: string,
): Promise<number> {
  const [counted] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "EventCounter" ("targetId", "providerId", "mode", "last")
    VALUES (${targetId}, ${providerId}, ${mode}::"Mode", 1)
    ON CONFLICT ("targetId") DO UPDATE SET "last" = "EventCounter"."last" + 1
    RETURNING "last"`;
  if (!counted) throw new Error('an event was not counted');
  return counted.last;
}

/** Writes what the world is told, with the change it tells of; webhooks carry it after the commit. */
export async function tellWorld(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Owner,
  { topic, targetId, data, at }: News,
): Promise<void> {
  const sequence = await nextSequence(tx, { providerId, mode }, targetId);
  const payload = { id: targetId, type: typeOfId(targetId) ?? null, sequence, ...data };
  await tx.outboxMessage.create({
    data: {
      id: newId('OutboxMessage'),
      providerId,
      mode,
      topic,
      targetId,
      payload,
      at,
      traceparent: cause(),
    },
    select: { id: true },
  });
  await publish(tx, OUTBOX);
}
