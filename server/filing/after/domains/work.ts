import type { Mode } from '../../../../prisma/generated/client/enums.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import type { Services } from '../../../services.ts';
import { lookAt, lookOf, namesOf, oursBy, type IsOurs, type Look } from './look.ts';
import { DOMAIN_CHECKS } from '../domain-checks.ts';
import { noteLook } from './note.ts';

export const DOMAIN_CHECK_JOB = 'website.domains';
export const DOMAIN_CHECK_QUEUE = { concurrency: 1, expireInSeconds: 600, retryLimit: 0 } as const;

/** Seconds between looks at what is due; each site itself is looked at once a day. */
const LOOK_SECONDS = 5;
/** Sites looked at in one run, and at the same time; the rest follows. */
const BATCH = 40;
const AT_ONCE = 8;

type Due = { id: string; providerId: string; mode: Mode; domains: string[] };

/** Served sites whose look is due, each on its tenant's clock. */
async function dueWebsites({ database: { prisma } }: Services): Promise<Due[]> {
  const now = new Date();
  const live = await prisma.website.findMany({
    where: { mode: 'LIVE', domainCheckAt: { lte: now }, accessCancelledAt: null, deregisteredAt: null },
    orderBy: { domainCheckAt: 'asc' },
    select: { id: true, providerId: true, mode: true, domains: true },
    take: BATCH,
  });
  const rehearsed = await prisma.$queryRaw<Due[]>`
    SELECT w."id", w."providerId", w."mode", w."domains" FROM "Website" w
    LEFT JOIN "TestClock" c ON c."providerId" = w."providerId"
    WHERE w."mode" = 'TEST' AND w."accessCancelledAt" IS NULL AND w."deregisteredAt" IS NULL
      AND w."domainCheckAt" <= ${now}::timestamptz + coalesce(c."offsetMs", 0) * interval '1 millisecond'
    ORDER BY w."domainCheckAt" LIMIT ${BATCH}`;
  return [...live, ...rehearsed];
}

async function addressesOf({ database: { prisma } }: Services, { providerId, mode }: Due): Promise<IsOurs> {
  const [servers, provider] = await Promise.all([
    prisma.server.findMany({ where: { providerId, mode }, select: { ips: true } }),
    prisma.provider.findUniqueOrThrow({ where: { id: providerId }, select: { mainlandRanges: true } }),
  ]);
  return oursBy(
    servers.flatMap(({ ips }) => ips),
    provider.mainlandRanges,
  );
}

/** Asks the name servers, outside any transaction. */
async function ask({ names }: Services, website: Due, isOurs: IsOurs): Promise<Look> {
  const looks = website.domains.map(async (domain) => {
    const answers = namesOf(domain).map((name) => names.resolve(website, name));
    return lookAt(domain, await Promise.all(answers), isOurs);
  });
  return lookOf(await Promise.all(looks));
}

async function check(services: Services, website: Due, isOurs: Promise<IsOurs>): Promise<void> {
  try {
    await noteLook(services, website, await ask(services, website, await isOurs));
  } catch (error) {
    const { id, providerId, mode } = website;
    services.log.error({ err: error, websiteId: id }, 'a site could not be looked at');
    const now = await services.clock.now({ providerId, mode });
    await services.database.prisma.website.updateMany({
      where: { id },
      data: { domainCheckAt: addHours(now, DOMAIN_CHECKS.againAfterHours) },
    });
  }
}

/** Looks where the domains of every site that is due point, and notes it. Cancels nothing. */
export async function checkDomains(services: Services): Promise<void> {
  const waiting = await dueWebsites(services);
  const ours = new Map<string, Promise<IsOurs>>();
  const oursOf = (website: Due): Promise<IsOurs> => {
    const key = `${website.providerId}:${website.mode}`;
    const known = ours.get(key) ?? addressesOf(services, website);
    ours.set(key, known);
    return known;
  };
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(services, next, oursOf(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function workOnDomains(services: Services): void {
  services.jobs.work(DOMAIN_CHECK_JOB, () => checkDomains(services));
  services.jobs.every(DOMAIN_CHECK_JOB, LOOK_SECONDS);
}
