import type { Database } from '../../../prisma/database.ts';
import type { TestableClock } from '../../platform/clock.ts';
import { addDays, chinaDay } from '../../platform/calendar/china-day.ts';
import { isWorkingDay } from '../../platform/calendar/working-days.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { reviewDueBy } from './review-clock.ts';
import type { Statistics } from '../statistics/read.ts';

/** One of the next working days: what has to be reviewed by its end, and what is expected to be late then. */
type ForecastDay = { day: string; due: number; overdue: number };

export type ReviewForecast = {
  waiting: number;
  overdue: number;
  perWorkingDay: number;
  arriving: number;
  days: ForecastDay[];
};

/** Working days that are looked ahead, today included. */
const AHEAD = 5;

/** The hour of China after which nobody is expected to review any more that day, and how long a day's work is. */
const EVENING = 18;
const HOURS = 9;

type Waiting = { since: string; count: number };

/** How many filings wait for a review, by the day on which it became the reviewers' turn. */
const waitingBySince = (
  { prisma }: Pick<Database, 'prisma'>,
  { providerId, mode }: Tenant,
): Promise<Waiting[]> => prisma.$queryRaw<Waiting[]>`
  SELECT to_char(greatest(f."submittedAt", (SELECT max(r."at") FROM "Review" r
      WHERE r."filingId" = f."id" AND r."decision" = 'RECEIVE_ORIGINALS')) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "since",
    count(*)::int AS "count"
  FROM "Filing" f
  WHERE f."providerId" = ${providerId} AND f."mode" = ${mode}::"Mode" AND f."state" = 'IN_REVIEW' AND f."submittedAt" IS NOT NULL
  GROUP BY 1`;

const dueOf = (since: string): string => {
  const submittedAt = new Date(`${since}T12:00:00+08:00`);
  return reviewDueBy({ state: 'IN_REVIEW', submittedAt, reviews: [] }) ?? since;
};

const nextWorkingDays = (today: string): string[] => {
  const days: string[] = [];
  for (let day = today; days.length < AHEAD; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
};

const workingDaysIn = ({ from, to }: Pick<Statistics, 'from' | 'to'>, today: string): number => {
  let days = 0;
  for (let day = from; day <= to && day <= today; day = addDays(day, 1)) if (isWorkingDay(day)) days += 1;
  return days;
};

/** How much of today's work is still to come, from 0 to 1. */
const leftOfToday = (now: Date): number => {
  const hour = ((now.getTime() / 3_600_000 + 8) % 24) + 24;
  return Math.min(1, Math.max(0, (EVENING - (hour % 24)) / HOURS));
};

/**
 * Whether the reviews go on in time when as many filings come in and are decided on each working day as on those counted. The oldest
 * are taken first.
 */
export async function reviewForecast(
  { database, clock }: { database: Pick<Database, 'prisma'>; clock: Pick<TestableClock, 'now'> },
  tenant: Tenant,
  { from, to, total }: Pick<Statistics, 'from' | 'to' | 'total'>,
): Promise<ReviewForecast> {
  const [now, rows] = await Promise.all([clock.now(tenant), waitingBySince(database, tenant)]);
  const today = chinaDay(now);
  const review = total.states.find(({ state }) => state === 'IN_REVIEW');
  const counted = Math.max(1, workingDaysIn({ from, to }, today));
  const perWorkingDay = (review?.left ?? 0) / counted;
  const arriving = (review?.entered ?? 0) / counted;
  const due = rows.map(({ since, count }) => ({ by: dueOf(since), count }));
  const dueBefore = (day: string): number =>
    due.reduce((sum, { by, count }) => (by < day ? sum + count : sum), 0);
  const worksToday = isWorkingDay(today);
  const left = worksToday ? leftOfToday(now) : 0;
  let reached = dueBefore(today);
  const overdue = reached;
  const days = nextWorkingDays(today).map((day, index) => {
    const until = dueBefore(addDays(day, 1));
    // What comes in on one working day is due on the next: by the first of them nothing new can be.
    const earlier = worksToday ? index : index + 1;
    const fresh = earlier === 0 ? 0 : arriving * (worksToday ? left + earlier - 1 : earlier - 1);
    const decided = perWorkingDay * (worksToday ? left + index : index + 1);
    const one = { day, due: until - reached, overdue: Math.max(0, Math.round(until + fresh - decided)) };
    reached = until;
    return one;
  });
  const waiting = due.reduce((sum, { count }) => sum + count, 0);
  return { waiting, overdue, perWorkingDay, arriving, days };
}
