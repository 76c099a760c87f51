import { newId } from '../../../platform/ids.ts';
import type { Account } from '../account.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { MESSAGE, openBody, sealBody } from './messages.ts';
import type { StoreParts } from './store.ts';

export function keepingIn({ database, privacy, now }: StoreParts) {
  const { prisma } = database;
  return {
    /** What is kept of a message, null where it cannot be opened any more, and by which account it went; null for an unknown one. */
    async bodyOf(
      { providerId, mode }: Tenant,
      id: string,
    ): Promise<{ readonly body: unknown; readonly bureau: string } | null> {
      const message = await prisma.authorityMessage.findFirst({ where: { id, providerId, mode } });
      if (!message) return null;
      const sealer = await privacy.forProvider(providerId);
      const body = whereReadable(() => openBody<unknown>(sealer, message)) ?? null;
      return { body, bureau: message.bureau };
    },

    /** Keeps a question and its answer; a filing password is never part of it. */
    async keepQuestion(
      { tenant, ispId }: Pick<Account, 'tenant' | 'ispId'>,
      method: string,
      { code, ...body }: { readonly code: number; readonly question: unknown; readonly answer: unknown },
    ): Promise<void> {
      const id = newId('AuthorityMessage');
      const sealer = await privacy.forProvider(tenant.providerId);
      await prisma.authorityMessage.create({
        data: {
          id,
          providerId: tenant.providerId,
          mode: tenant.mode,
          bureau: tenant.bureau,
          direction: 'SENT',
          method,
          ispId,
          status: code <= 3 ? MESSAGE.accepted : MESSAGE.refused,
          code,
          body: sealBody(sealer, id, body),
          at: await now(tenant),
        },
        select: { id: true },
      });
    },
  };
}
