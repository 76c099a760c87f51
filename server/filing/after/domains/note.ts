import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Pointing } from '../../../../prisma/generated/client/enums.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { takeOccasion } from '../../../platform/mail/occasion.ts';
import { ownerAddress, tellOfWebsite, WITH_OWNER, type OwnedWebsite } from '../records/websites.ts';
import type { Look } from './look.ts';
import { DOMAIN_CHECKS } from '../domain-checks.ts';

type Desk = {
  readonly services: Services;
  readonly tx: Prisma.TransactionClient;
  readonly sealer: Sealer;
  readonly now: Date;
};

const isStray = (pointing: Pointing): boolean => pointing === 'ELSEWHERE' || pointing === 'NOWHERE';

/** Since when it points elsewhere, after this look; a look without an answer changes nothing of it. */
const straySinceAfter = (before: Date | null, pointing: Pointing, now: Date): Date | null => {
  if (isStray(pointing)) return before ?? now;
  return pointing === 'UNKNOWN' ? before : null;
};

/** Writes the applicant of a site that has pointed elsewhere for so many days, once for each number of days. */
async function mailOwner(desk: Desk, website: OwnedWebsite, straySince: Date): Promise<void> {
  const { now, tx, sealer } = desk;
  const dues = DOMAIN_CHECKS.mailAfterDays.map((days) => ({ days, dueAt: addHours(straySince, days * 24) }));
  const due = dues.findLast(({ dueAt }) => dueAt <= now);
  if (!due) return;
  const kind = 'DOMAINS_ELSEWHERE';
  const { days, dueAt } = due;
  const occasion = `${kind}@${dueAt.toISOString()}`;
  if (!(await takeOccasion(desk, website, { targetId: website.id, kind, occasion, dueAt }))) return;
  await queueMail(desk, website, {
    kind,
    event: `${website.id}:${occasion}`,
    targetId: website.id,
    orderId: null,
    to: await ownerAddress(tx, sealer, website),
    facts: { days, number: website.websiteNumber, domains: website.domains.join(', ') },
    provider: website.record.subject.provider,
  });
  await tellOfWebsite(tx, website, 'reminder.domains_elsewhere', now, { dueAt: dueAt.toISOString() });
}

/** Notes what a look at a site's domains found, with everything that follows from it, in one transaction. */
export async function noteLook(
  services: Services,
  { id, providerId, mode }: Tenant & { id: string },
  { pointing, domains }: Look,
): Promise<void> {
  const sealer = await services.privacy.forProvider(providerId);
  const now = await services.clock.now({ providerId, mode });
  await services.database.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Website" WHERE id = ${id} FOR UPDATE`;
      const website = await tx.website.findUniqueOrThrow({ where: { id }, include: WITH_OWNER });
      const straySince = straySinceAfter(website.straySince, pointing, now);
      const { againAfterHours, everyHours } = DOMAIN_CHECKS;
      await tx.website.update({
        where: { id },
        data: {
          pointing,
          pointingDetails: domains,
          straySince,
          domainsCheckedAt: now,
          domainCheckAt: addHours(now, pointing === 'UNKNOWN' ? againAfterHours : everyHours),
        },
      });
      if (straySince && !website.straySince)
        await tellOfWebsite(tx, website, 'website.stray', now, { pointing });
      if (!straySince && website.straySince)
        await tellOfWebsite(tx, website, 'website.back', now, { pointing });
      if (straySince && isStray(pointing))
        await mailOwner({ services, tx, sealer, now }, website, straySince);
    },
    { maxWait: 10_000, timeout: 15_000 },
  );
}
