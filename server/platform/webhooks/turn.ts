import type { Database } from '../../../prisma/database.ts';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';

/** How long a sender that died keeps an endpoint waiting: longer than one attempt of each of a batch may take. Seconds. */
const TURN_SECONDS = 60;

/**
 * Takes the turn to send to an endpoint, or goes on with it; false when another run has it. One run at a time for each
 * endpoint, so that a slow one takes up no more than one of the places where runs happen. The database's own clock decides.
 */
export async function takeTurn(
  prisma: Pick<PrismaClient, '$executeRaw'>,
  endpointId: string,
  sender: string,
): Promise<boolean> {
  const taken = await prisma.$executeRaw`
    UPDATE "WebhookEndpoint" SET "sender" = ${sender}, "senderUntil" = now() + ${TURN_SECONDS} * interval '1 second'
    WHERE "id" = ${endpointId} AND ("sender" IS NULL OR "sender" = ${sender} OR "senderUntil" < now())`;
  return taken > 0;
}

export async function giveTurnBack(
  { webhookEndpoint }: Pick<PrismaClient, 'webhookEndpoint'>,
  endpointId: string,
  sender: string,
): Promise<void> {
  await webhookEndpoint.updateMany({
    where: { id: endpointId, sender },
    data: { sender: null, senderUntil: null },
  });
}

/** Nobody else can be sending from an embedded database, so what a killed process held is free again. */
export async function freeAbandonedTurns({
  kind,
  executeSql,
}: Pick<Database, 'kind' | 'executeSql'>): Promise<void> {
  if (kind !== 'pglite') return;
  await executeSql(`UPDATE "WebhookEndpoint" SET "sender" = NULL, "senderUntil" = NULL`, []);
}
