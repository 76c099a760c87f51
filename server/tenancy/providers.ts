import type { Prisma, Provider } from '../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import type { Privacy } from '../privacy/privacy.ts';

type Tx = Prisma.TransactionClient;

export type NewProvider = {
  slug: string;
  name: string;
  mailAddress?: string | null;
  filingPageUrl?: string | null;
};

/** A slug stands in command lines and URLs: small letters, digits and single hyphens. */
export const isSlug = (text: string): boolean => text.length <= 40 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** Creates a provider with a data key of its own. @throws RangeError for a slug that is none */
export const createProvider = async (
  tx: Tx,
  privacy: Pick<Privacy, 'newWrappedKey'>,
  { slug, name, mailAddress = null, filingPageUrl = null }: NewProvider,
): Promise<Provider> => {
  if (!isSlug(slug)) throw new RangeError(`not a slug: ${slug}`);
  const id = newId('Provider');
  const data = { id, slug, name, mailAddress, filingPageUrl, wrappedKey: privacy.newWrappedKey(id) };
  return tx.provider.create({ data });
};

export const findProvider = (tx: Tx, id: string): Promise<Provider | null> =>
  tx.provider.findUnique({ where: { id } });

export const findProviderBySlug = (tx: Tx, slug: string): Promise<Provider | null> =>
  tx.provider.findUnique({ where: { slug } });

/** How the privacy module finds a provider's wrapped key. */
export const wrappedKeyLoader =
  (tx: Tx) =>
  async (providerId: string): Promise<Uint8Array | null> => {
    const row = await tx.provider.findUnique({ where: { id: providerId }, select: { wrappedKey: true } });
    return row?.wrappedKey ?? null;
  };
