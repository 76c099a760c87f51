import { addDays, startOfChinaDay } from '../../platform/calendar/china-day.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { aftermathOf } from '../after/duties.ts';
import { FULL_FILING, PROVIDERS_POLICY } from '../../../prisma/selections.ts';
import { legalByOf } from '../machine/progress.ts';
import { rulesOf } from '../provinces/rules-of.ts';

/** What reminders ask of an order. */
export const REMINDED_FILING = {
  ...FULL_FILING,
  timeline: { orderBy: { sequence: 'asc' } },
  provider: { select: { name: true, filingPageUrl: true, ...PROVIDERS_POLICY } },
} as const satisfies Prisma.FilingInclude;

export type RemindedFiling = Prisma.FilingGetPayload<{ include: typeof REMINDED_FILING }>;

export type Facts = { readonly filing: RemindedFiling; readonly now: Date };

/** The event that led to the present state. */
export const entryOf = ({ timeline, state }: RemindedFiling): RemindedFiling['timeline'][number] | null =>
  timeline.findLast(({ fromState, toState }) => toState === state && fromState !== state) ?? null;

/** The last day on which the authority's word is in time; null while nobody waits for it. */
export const legalDay = ({ filing, now }: Facts): string | null => legalByOf(filing, rulesOf(filing, now));

/** The day until which the public security filing (公安备案) is due. */
export const publicSecurityDay = ({ filing, now }: Facts): string | null =>
  aftermathOf(filing, now)?.publicSecurityDeadline ?? null;

/** The SMS check that is running. */
export const waitingSms = ({ filing }: Facts): RemindedFiling['smsChecks'][number] | null => {
  const last = filing.smsChecks.at(-1);
  return last?.outcome === 'WAITING' ? last : null;
};

const latest = (moments: readonly Date[]): Date | null =>
  moments.length > 0 ? new Date(Math.max(...moments.map((at) => at.getTime()))) : null;

const endOf = (day: string | null): Date | null => (day ? startOfChinaDay(addDays(day, 1)) : null);

/** The moments reminders count from; null while there is no such moment. */
export const ANCHORS = {
  /** The order came to its present state. */
  ENTERED: ({ filing }: Facts) => entryOf(filing)?.at ?? null,
  /** Somebody worked on it: papers count, too, though they leave the order's own row alone. */
  TOUCHED: ({ filing }: Facts) =>
    latest([filing.updatedAt, ...filing.materials.flatMap(({ storedAt }) => (storedAt ? [storedAt] : []))]),
  SMS_HALFWAY: (facts: Facts) => {
    const check = waitingSms(facts);
    return check ? new Date((check.sentAt.getTime() + check.deadline.getTime()) / 2) : null;
  },
  SMS_DEADLINE: (facts: Facts) => waitingSms(facts)?.deadline ?? null,
  /** Originals were asked for and nothing was posted so far (邮寄资料). */
  ORIGINALS_ASKED: ({ filing }: Facts) =>
    filing.shipments.findLast(({ status }) => status === 'ASKED')?.askedAt ?? null,
  LEGAL_DAY_OVER: (facts: Facts) => endOf(legalDay(facts)),
  PUBLIC_SECURITY_DAY_OVER: (facts: Facts) => endOf(publicSecurityDay(facts)),
} as const satisfies Readonly<Record<string, (facts: Facts) => Date | null>>;

export type Anchor = keyof typeof ANCHORS;
