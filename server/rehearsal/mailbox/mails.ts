import { maskEmail } from '../../../schema/rules/masks.ts';
import type { Services } from '../../services.ts';
import { mailContext, type SealedMail } from '../../platform/mail/queue.ts';
import type { ShownMail } from './page.ts';
import { rehearsalTexts } from './texts-to-phones.ts';

/** Mails and texts on the page; older ones are still kept. */
const MOST_SHOWN = 50;

/** The rehearsal mails and texts to phones of a provider, newest first; null when there is no such provider. */
export async function rehearsalMails(
  { database, privacy }: Pick<Services, 'database' | 'privacy'>,
  providerId: string,
): Promise<ShownMail[] | null> {
  const { prisma } = database;
  const provider = await prisma.provider.findUnique({ where: { id: providerId }, select: { id: true } });
  if (!provider) return null;
  const mails = await prisma.mail.findMany({
    where: { providerId, mode: 'TEST', status: 'KEPT', expiresAt: { gt: new Date() } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  const sealer = await privacy.forProvider(providerId);
  const shown = mails.flatMap(({ id, at, personal }): ShownMail[] => {
    if (!personal) return [];
    const { to, subject, text } = sealer.open<SealedMail>(personal, mailContext(id));
    return [{ id, at, to: maskEmail(to), subject, text }];
  });
  const texts = await rehearsalTexts({ database }, sealer, providerId, MOST_SHOWN);
  return [...shown, ...texts.map(({ id, at, to, text }) => ({ id, at, to, subject: null, text }))]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, MOST_SHOWN);
}
