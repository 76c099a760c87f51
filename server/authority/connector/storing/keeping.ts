import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { KEEP_UPLOADS_MONTHS } from '../../protocol/limits.ts';
import type { MethodName } from '../../protocol/methods.ts';
import type { Account } from '../account.ts';
import { MESSAGE, sealBody } from './messages.ts';
import type { StoreParts } from './store.ts';

/**
 * Months for which every message is kept, in both directions. V3.0 asks for three at least for uploads, in case the
 * authority misses one (code 14); personal data are not kept for longer than they have to be.
 */
const KEEP_MESSAGES_MONTHS = KEEP_UPLOADS_MONTHS;

const monthsBefore = (at: Date, months: number): Date => {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
};

export function keepingIn({ database, privacy, now }: StoreParts) {
  const { prisma } = database;
  return {
    /** Keeps a question and its answer; a filing password is never part of it. */
    async keepQuestion(
      { tenant, ispId }: Pick<Account, 'tenant' | 'ispId'>,
      method: MethodName,
      { code, ...body }: { readonly code: number; readonly question: unknown; readonly answer: unknown },
    ): Promise<void> {
      const id = newId('AuthorityMessage');
      const sealer = await privacy.forProvider(tenant.providerId);
      await prisma.authorityMessage.create({
        data: {
          id,
          providerId: tenant.providerId,
          mode: tenant.mode,
          direction: 'SENT',
          method,
          ispId,
          status: code <= 3 ? MESSAGE.accepted : MESSAGE.refused,
          code,
          body: sealBody(sealer, id, body),
          at: await now(tenant),
        },
      });
    },

    /** Deletes the messages of a tenant whose time is up; never one whose outcome is open. */
    async sweep(tenant: Tenant): Promise<void> {
      const before = monthsBefore(await now(tenant), KEEP_MESSAGES_MONTHS);
      await prisma.authorityMessage.deleteMany({
        where: { ...tenant, at: { lt: before }, status: { not: MESSAGE.pending } },
      });
    },
  };
}
