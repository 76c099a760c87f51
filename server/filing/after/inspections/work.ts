import { addHours } from '../../../platform/calendar/dates.ts';
import { newId } from '../../../platform/ids.ts';
import { dueRows, type DueRow } from '../../../platform/jobs/due-rows.ts';
import type { Services } from '../../../services.ts';
import { lookAtWebsite } from './looks.ts';
import { INSPECTED, lockInspected, noteResults } from './note.ts';
import { meansDomains, meantBy, readRule } from './rule.ts';

export const INSPECTION_JOB = 'website.inspect';
export const INSPECTION_QUEUE = { concurrency: 1, expireInSeconds: 600, retryLimit: 0 } as const;

/** Seconds between looks at what is due. */
const LOOK_SECONDS = 5;
/** Websites looked at in one run, and at the same time; the rest follows. */
const BATCH = 40;
const AT_ONCE = 4;
/** Websites of which it is seen in one statement whether they belong to a campaign. */
const CHOSEN_AT_ONCE = 500;
/** A website that cannot be looked at must not be tried again at every look. */
const PUT_OFF_HOURS = 2;

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** Takes the next websites into a campaign. Done twice at the same time, each is in it once. */
async function chooseSome(services: Services, id: string): Promise<boolean> {
  const { prisma } = services.database;
  const campaign = await prisma.inspection.findUniqueOrThrow({ where: { id } });
  const { providerId, mode, chosenUpTo } = campaign;
  const rule = readRule(campaign.rule);
  const meant = await prisma.website.findMany({
    where: { AND: [meantBy(rule, campaign), { id: { gt: chosenUpTo } }] },
    orderBy: { id: 'asc' },
    take: CHOSEN_AT_ONCE,
    select: { id: true, domains: true },
  });
  const now = await services.clock.now({ providerId, mode });
  const chosen = meant.filter(({ domains }) => meansDomains(rule, domains));
  const isLast = meant.length < CHOSEN_AT_ONCE;
  await prisma.$transaction(async (tx) => {
    await tx.inspectedWebsite.createMany({
      data: chosen.map((website) => ({
        id: newId('InspectedWebsite'),
        inspectionId: id,
        websiteId: website.id,
        providerId,
        mode,
        checkAt: now,
      })),
      skipDuplicates: true,
    });
    await tx.inspection.updateMany({
      where: { id, chosenAt: null },
      data: { chosenUpTo: meant.at(-1)?.id ?? chosenUpTo, ...(isLast ? { chosenAt: now } : {}) },
    });
  }, TRANSACTION);
  return !isLast;
}

async function inspect(services: Services, { id, providerId, mode }: DueRow): Promise<void> {
  const { prisma } = services.database;
  const sealer = await services.privacy.forProvider(providerId);
  const now = await services.clock.now({ providerId, mode });
  const row = await prisma.inspectedWebsite.findUniqueOrThrow({ where: { id }, include: INSPECTED });
  const inspected = { id, checks: row.inspection.checks, website: row.website };
  const { results, away } = await lookAtWebsite(services, inspected, { sealer, now });
  await prisma.$transaction(
    async (tx) => noteResults({ services, tx, sealer, now }, await lockInspected(tx, id), results, { away }),
    TRANSACTION,
  );
}

async function inspectOrPutOff(services: Services, due: DueRow): Promise<void> {
  try {
    await inspect(services, due);
  } catch (error) {
    const { id, providerId, mode } = due;
    services.log.error({ err: error, inspectedWebsiteId: id }, 'a website could not be inspected');
    const now = await services.clock.now({ providerId, mode });
    await services.database.prisma.inspectedWebsite.updateMany({
      where: { id },
      data: { checkAt: addHours(now, PUT_OFF_HOURS) },
    });
  }
}

/** Chooses the websites of new campaigns, and looks at every one that is due. Ends no access. */
export async function inspectDue(services: Services): Promise<void> {
  const begun = await services.database.prisma.inspection.findMany({
    where: { chosenAt: null, closedAt: null },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of begun) while (await chooseSome(services, id));
  const due = { table: 'InspectedWebsite', column: 'checkAt' } as const;
  const waiting = await dueRows(services.database.prisma, due, BATCH);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await inspectOrPutOff(services, next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function workOnInspections(services: Services): void {
  services.jobs.work(INSPECTION_JOB, () => inspectDue(services));
  services.jobs.every(INSPECTION_JOB, LOOK_SECONDS);
}
