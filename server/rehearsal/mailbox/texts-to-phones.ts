import { newId } from '../../platform/ids.ts';
import { maskPhone } from '../../../schema/rules/masks.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Services } from '../../services.ts';

/** How long a text stands in the rehearsal mailbox; days. */
const KEPT_DAYS = 30;

/** A text to a phone that test mode was asked to send. */
export type PhoneText = {
  readonly to: string;
  readonly text: string;
  /** The code in the text and the website it is about, where the message said so. */
  readonly code?: string | undefined;
  readonly websiteNumber?: string | undefined;
};

/** A text that was kept, its number masked. */
export type KeptText = PhoneText & { readonly id: string; readonly at: Date };

const textContext = (id: string): string => `rehearsal-text:${id}`;

/** Keeps a text for the rehearsal mailbox; the same message again changes nothing. False when there is no such provider. */
export async function keepText(
  { database: { prisma }, privacy, clock }: Pick<Services, 'database' | 'privacy' | 'clock'>,
  providerId: string,
  messageId: string,
  { to, text, code, websiteNumber }: PhoneText,
): Promise<boolean> {
  const provider = await prisma.provider.findUnique({ where: { id: providerId }, select: { id: true } });
  if (!provider) return false;
  const id = newId('RehearsalText');
  const sealer = await privacy.forProvider(providerId);
  await prisma.rehearsalText.createMany({
    data: [
      {
        id,
        providerId,
        messageId,
        personal: sealer.seal({ to, text, code, websiteNumber } satisfies PhoneText, textContext(id)),
        at: await clock.now({ providerId, mode: 'TEST' }),
        expiresAt: new Date(Date.now() + KEPT_DAYS * 86_400_000),
      },
    ],
    skipDuplicates: true,
  });
  return true;
}

/** The newest texts of a provider's rehearsal, newest first. */
export async function rehearsalTexts(
  { database: { prisma } }: Pick<Services, 'database'>,
  sealer: Sealer,
  providerId: string,
  most: number,
): Promise<KeptText[]> {
  const rows = await prisma.rehearsalText.findMany({
    where: { providerId, expiresAt: { gt: new Date() } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map(({ id, at, personal }) => {
    const kept = sealer.open<PhoneText>(personal, textContext(id));
    return { ...kept, id, at, to: maskPhone(kept.to) };
  });
}

/** Forgets texts whose time is over. */
export async function sweepTexts({ database: { prisma } }: Pick<Services, 'database'>): Promise<number> {
  const { count } = await prisma.rehearsalText.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  return count;
}
