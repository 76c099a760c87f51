import { deriveKey, identify } from '../../../platform/privacy/cipher.ts';
import type { Privacy } from '../../../platform/privacy/privacy.ts';
import { createSealer, type Sealer } from '../../../platform/privacy/sealer.ts';
import type { Rows } from './rows.ts';

/** Who has the keys of a provider. */
export type Keys = Pick<Privacy, 'forProvider'>;

/** Keys of a rehearsal authority that stands alone and holds no data of a provider's own: they follow from its secret. */
export const keysFrom = (secret: string): Keys => ({
  forProvider: (providerId) =>
    Promise.resolve(
      createSealer([identify(deriveKey(Buffer.from(secret, 'utf8'), `rehearsal-authority/${providerId}`))]),
    ),
});

/** The sealer of the provider behind an account; null for an account that nobody opened. Asked before a transaction, never in it. */
export async function sealerOf(rows: Rows, keys: Keys, ispId: bigint): Promise<Sealer | null> {
  const account = await rows.rehearsalAccount.findUnique({ where: { ispId }, select: { providerId: true } });
  return account && keys.forProvider(account.providerId);
}
