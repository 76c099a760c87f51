import { newId } from '../../../platform/ids.ts';
import type { MethodName } from '../../protocol/methods.ts';
import type { Account } from '../account.ts';
import { MESSAGE, sealBody } from './messages.ts';
import type { StoreParts } from './store.ts';

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
  };
}
