import { DELIVERY_KEPT_DAYS } from '../../../schema/rules/bounds.ts';
import type { Services } from '../../services.ts';

/** Forgets deliveries and messages whose time is over; messages that did not leave yet are kept. */
export async function sweepWebhooks({ database: { prisma } }: Pick<Services, 'database'>): Promise<number> {
  const before = new Date(Date.now() - DELIVERY_KEPT_DAYS * 86_400_000);
  const { count } = await prisma.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } });
  await prisma.outboxMessage.deleteMany({ where: { dispatchedAt: { lt: before } } });
  return count;
}
