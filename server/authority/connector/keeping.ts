import type { Tenant } from '../../platform/tenancy/actor.ts';
import { KEEP_UPLOADS_MONTHS } from '../protocol/limits.ts';
import { MESSAGE } from './messages.ts';
import type { Parts } from './parts.ts';

/**
 * Months for which every message is kept, in both directions. V3.0 asks for three at least for uploads, in case the
 * authority misses one (code 14); personal data are not kept for longer than they have to be.
 */
export const KEEP_MESSAGES_MONTHS = KEEP_UPLOADS_MONTHS;

const monthsBefore = (at: Date, months: number): Date => {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
};

/** Deletes the messages of a tenant whose time is up; never one whose outcome is open. Returns how many. */
export async function sweepMessages(
  { database, now }: Pick<Parts, 'database' | 'now'>,
  tenant: Tenant,
): Promise<number> {
  const before = monthsBefore(await now(tenant), KEEP_MESSAGES_MONTHS);
  const { count } = await database.prisma.authorityMessage.deleteMany({
    where: { ...tenant, at: { lt: before }, status: { not: MESSAGE.pending } },
  });
  return count;
}
