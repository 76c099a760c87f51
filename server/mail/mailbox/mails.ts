import { maskEmail } from '../../privacy/masks.ts';
import type { Services } from '../../services.ts';
import { mailContext, type SealedMail } from '../queue.ts';
import type { ShownMail } from './page.ts';

/** Mails on the page; older ones are still kept. */
const MOST_SHOWN = 50;

/** The rehearsal mails of a provider, newest first; null when there is no such provider. */
export async function rehearsalMails(
  { database: { prisma }, privacy }: Pick<Services, 'database' | 'privacy'>,
  providerId: string,
): Promise<ShownMail[] | null> {
  const provider = await prisma.provider.findUnique({ where: { id: providerId }, select: { id: true } });
  if (!provider) return null;
  const mails = await prisma.mail.findMany({
    where: { providerId, mode: 'TEST', status: 'KEPT', expiresAt: { gt: new Date() } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  const sealer = await privacy.forProvider(providerId);
  return mails.flatMap(({ id, at, personal }) => {
    if (!personal) return [];
    const { to, subject, text } = sealer.open<SealedMail>(personal, mailContext(id));
    return [{ id, at, to: maskEmail(to), subject, text }];
  });
}
