import { Prisma } from '../../../prisma/generated/client/client.ts';
import { addDays, startOfChinaDay } from '../../platform/calendar/china-day.ts';
import { addHours } from '../../platform/calendar/dates.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { tenantsThatHave } from '../../platform/tenancy/tenants-that-have.ts';
import { isLate, legalByOf } from '../../filing/machine/progress.ts';
import { rulesOf } from '../../filing/provinces/rules-of.ts';
import { MOST_FOUND, type Find, type Found, type Looking } from './found.ts';

/** From so long before its end on, an SMS check that was not done needs somebody to call. */
const SMS_HOURS = 4;
/** A night and a day in which a bureau takes no uploads are nothing unusual. */
const HAND_OVER_HOURS = 24;

type Row = { providerId: string; mode: Tenant['mode'] };
type Held = Row & { id: string; since: Date; code: number | null };

const tenantOf = ({ providerId, mode }: Row): Tenant => ({ providerId, mode });

/** Filings whose last hand-over failed and that wait for somebody to remove the cause. */
export const held: Find = async ({ database: { prisma } }) => {
  const rows = await prisma.$queryRaw<Held[]>`
    SELECT f."id", f."providerId", f."mode", s."failedAt" AS since, s."failureCode" AS code FROM "Filing" f
    JOIN LATERAL (SELECT * FROM "Submission" s WHERE s."filingId" = f."id" ORDER BY s."attempt" DESC LIMIT 1) s ON true
    WHERE f."state" = 'QUEUED' AND s."status" = 'FAILED' AND s."failedAt" IS NOT NULL
    ORDER BY s."failedAt" LIMIT ${MOST_FOUND}`;
  return rows.map(({ id, since, code, ...row }) => ({
    tenant: tenantOf(row),
    targetId: id,
    since,
    facts: { code: code ?? 'none' },
  }));
};

/** What is found for each tenant that has any of it, by its own clock. */
async function ofEach(
  tenants: readonly Tenant[],
  { clock }: Looking,
  find: (tenant: Tenant, now: Date) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const tenant of tenants) found.push(...(await find(tenant, await clock.now(tenant))));
  return found.slice(0, MOST_FOUND);
}

/** SMS checks (短信核验) that end soon. */
export const smsEnding: Find = async (looking) => {
  const { prisma } = looking.database;
  const state = 'AWAITING_SMS' as const;
  const tenants = await tenantsThatHave(prisma, Prisma.sql`"Filing" WHERE state = 'AWAITING_SMS'`);
  return ofEach(tenants, looking, async (tenant, now) => {
    const checks = await prisma.smsCheck.findMany({
      where: {
        outcome: 'WAITING',
        deadline: { gt: now, lte: addHours(now, SMS_HOURS) },
        filing: { ...tenant, state },
      },
      select: { filingId: true, deadline: true },
      orderBy: { deadline: 'asc' },
      take: MOST_FOUND,
    });
    return checks.map(({ filingId, deadline }) => ({
      tenant,
      targetId: filingId,
      since: addHours(deadline, -SMS_HOURS),
    }));
  });
};

/** Filings that the authority should have decided by law. */
export const resultLate: Find = async (looking) => {
  const { prisma } = looking.database;
  const state = 'AT_AUTHORITY' as const;
  const tenants = await tenantsThatHave(prisma, Prisma.sql`"Filing" WHERE state = 'AT_AUTHORITY'`);
  return ofEach(tenants, looking, async (tenant, now) => {
    const filings = await prisma.filing.findMany({
      where: { ...tenant, state },
      orderBy: { handedOverAt: 'asc' },
      take: MOST_FOUND,
      include: { provider: { select: { photoKinds: true } } },
    });
    return filings.flatMap((filing) => {
      const rules = rulesOf(filing, now);
      const day = legalByOf(filing, rules);
      return day && isLate(filing, rules, now)
        ? [{ tenant, targetId: filing.id, since: startOfChinaDay(addDays(day, 1)) }]
        : [];
    });
  });
};

/** Queues that do not move although nothing is known to hold them up. Test mode's clock is moved, so only live ones are looked at. */
export const handOverLate: Find = async ({ database: { prisma } }) => {
  const rows = await prisma.submission.groupBy({
    by: ['providerId'],
    where: {
      mode: 'LIVE',
      status: { in: ['QUEUED', 'SENDING'] },
      createdAt: { lt: addHours(new Date(), -HAND_OVER_HOURS) },
    },
    _min: { createdAt: true },
    orderBy: { providerId: 'asc' },
    take: MOST_FOUND,
  });
  return rows.flatMap(({ providerId, _min: { createdAt } }) =>
    createdAt
      ? [{ tenant: { providerId, mode: 'LIVE' as const }, targetId: providerId, since: createdAt }]
      : [],
  );
};
