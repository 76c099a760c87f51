import type { Services } from '../../services.ts';

/** How long deliveries can be looked up and replayed, and messages that left are kept; days. */
export const KEPT_DAYS = 30;

/** Forgets deliveries and messages whose time is over; messages that did not leave yet are kept. */
export async function sweepWebhooks({ database: { prisma } }: Pick<Services, 'database'>): Promise<number> {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000);
  const { count } = await prisma.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } });
  await prisma.outboxMessage.deleteMany({ where: { dispatchedAt: { lt: before } } });
  return count;
}
