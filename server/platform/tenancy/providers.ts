import type { Prisma, Provider } from '../../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { masterKeyInUse } from '../privacy/installation.ts';
import type { Privacy } from '../privacy/privacy.ts';
import { recordAudit, type Auditee } from './audit.ts';
import { publishStanding } from './standing-events.ts';

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
  const wrappedKey = privacy.newWrappedKey(id, await masterKeyInUse(tx));
  const data = { id, slug, name, mailAddress, filingPageUrl, wrappedKey };
  return tx.provider.create({ data });
};

export const findProviderBySlug = (tx: Tx, slug: string): Promise<Provider | null> =>
  tx.provider.findUnique({ where: { slug } });

/** How the privacy module finds a provider's wrapped key. */
export const wrappedKeyLoader =
  (tx: Tx) =>
  async (providerId: string): Promise<Uint8Array | null> => {
    const row = await tx.provider.findUnique({ where: { id: providerId }, select: { wrappedKey: true } });
    return row?.wrappedKey ?? null;
  };

/** How many bytes a provider's pictures may take up, both modes together; null for any number. */
export async function setQuota(
  tx: Tx,
  {
    providerId,
    quotaBytes,
    by,
    now,
  }: { providerId: string; quotaBytes: bigint | null; by: Auditee; now: Date },
): Promise<Provider> {
  const tenant = { providerId, mode: 'LIVE' } as const;
  await recordAudit(tx, { tenant, by, action: 'PROVIDER_UPDATED', targetId: providerId, at: now });
  return tx.provider.update({ where: { id: providerId }, data: { quotaBytes } });
}

/**
 * A provider's suspension: its keys and sessions are refused until it is resumed, and nothing more of it is handed to the
 * authority. What the authority has already is followed to its end. Doing it again changes nothing.
 */
export async function setSuspended(
  tx: Tx,
  { provider, suspended, by, now }: { provider: Provider; suspended: boolean; by: Auditee; now: Date },
): Promise<Provider> {
  if ((provider.suspendedAt !== null) === suspended) return provider;
  const { id } = provider;
  // It is about both modes; the audit of live mode is the one that is kept an eye on.
  const tenant = { providerId: id, mode: 'LIVE' } as const;
  const action = suspended ? 'PROVIDER_SUSPENDED' : 'PROVIDER_RESUMED';
  await recordAudit(tx, { tenant, by, action, targetId: id, at: now });
  await publishStanding(tx, id);
  return tx.provider.update({ where: { id }, data: { suspendedAt: suspended ? now : null } });
}
