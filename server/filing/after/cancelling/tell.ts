import { queueMail } from '../../../platform/mail/queue.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { inEachLanguage } from '../../../../schema/messages/locales.ts';
import { ownerAddress, WITH_OWNER } from '../records/websites.ts';
import { refusalWords } from './ways-on.ts';

/** Refusals told in one run; the rest follows at the next look. */
const BATCH = 100;
/** One that fails must not keep the others waiting at every look. */
const PUT_OFF_MS = 3_600_000;

/** Writes the applicant of one site why its cancellation was refused and what to do, once for each refusal. */
async function tellRefusal(
  services: Services,
  { id, providerId, mode }: Tenant & { id: string },
): Promise<void> {
  const sealer = await services.privacy.forProvider(providerId);
  const now = await services.clock.now({ providerId, mode });
  await services.database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Website" WHERE id = ${id} FOR UPDATE`;
    const website = await tx.website.findUniqueOrThrow({ where: { id }, include: WITH_OWNER });
    const { cancelCode, cancelRefusals, cancelTellAt, websiteNumber } = website;
    if (cancelTellAt === null) return;
    await tx.website.update({ where: { id }, data: { cancelTellAt: null } });
    // Asked again meanwhile: that the earlier question was refused is no news any more.
    if (cancelCode === null) return;
    await queueMail({ services, tx, sealer, now }, website, {
      kind: 'CANCEL_REFUSED',
      event: `${id}:CANCEL_REFUSED@${cancelRefusals}`,
      targetId: id,
      orderId: null,
      to: await ownerAddress(tx, sealer, website),
      facts: {
        number: websiteNumber,
        reason: inEachLanguage((locale) => refusalWords(cancelCode, locale).reason),
        wayOn: inEachLanguage((locale) => refusalWords(cancelCode, locale).wayOn),
      },
      provider: website.record.subject.provider,
    });
  });
}

async function putOff({ database, log }: Services, { id }: { id: string }, error: unknown): Promise<void> {
  log.error({ err: error, websiteId: id }, 'a refused cancellation could not be told');
  const cancelTellAt = new Date(Date.now() + PUT_OFF_MS);
  await database.prisma.website.updateMany({ where: { id }, data: { cancelTellAt } });
}

/**
 * Tells applicants of refused cancellations (取消接入). Apart from the refusal itself: files of the authority are also applied
 * by the command line, which sends no mail.
 */
export async function tellRefusals(services: Services): Promise<void> {
  const untold = await services.database.prisma.website.findMany({
    where: { cancelTellAt: { lte: new Date() } },
    orderBy: { cancelTellAt: 'asc' },
    select: { id: true, providerId: true, mode: true },
    take: BATCH,
  });
  for (const website of untold)
    await tellRefusal(services, website).catch((error: unknown) => putOff(services, website, error));
}
