import { timeline } from '../../../schema/messages/generated/timeline.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { dayText } from '../../../schema/messages/values/moments.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import { addWorkingDays } from '../../platform/calendar/working-days.ts';
import type { ProvinceRules } from '../provinces/rules.ts';

type Waiting = { state: FilingState; handedOverAt: Date | null };

/** So many working days after the hand-over; null while it is not the authority's turn. */
const afterHandOver = ({ state, handedOverAt }: Waiting, workingDays: number): string | null => {
  const waiting = state === 'AT_AUTHORITY' || state === 'AWAITING_SMS';
  return waiting && handedOverAt ? addWorkingDays(handedOverAt, workingDays) : null;
};

/** By when the authority usually has decided (its estimate for the province, in working days). */
export const expectedByOf = (filing: Waiting, rules: ProvinceRules): string | null =>
  afterHandOver(filing, rules.expectedDays.max);

/** By when the law wants the authority to have decided. */
export const legalByOf = (filing: Waiting, rules: ProvinceRules): string | null =>
  afterHandOver(filing, Math.max(rules.legalDays, rules.expectedDays.max));

const isOver = (filing: Waiting, day: string | null, now: Date): boolean =>
  filing.state === 'AT_AUTHORITY' && day !== null && chinaDay(now) > day;

/** Whether the authority's word is late: from the day after the law's last one. An estimate that has passed is none. */
export const isLate = (filing: Waiting, rules: ProvinceRules, now: Date): boolean =>
  isOver(filing, legalByOf(filing, rules), now);

/** What is expected next, in one sentence. */
export function nextExpectedOf(
  filing: Waiting & { held: boolean },
  rules: ProvinceRules,
  now: Date,
  locale: Locale,
): string {
  const words = timeline[locale];
  if (filing.held) return words['next.held'];
  if (isLate(filing, rules, now)) return words['next.late'];
  const day = legalByOf(filing, rules);
  return day && isOver(filing, expectedByOf(filing, rules), now)
    ? words['next.slow']({ day: dayText(day, locale) })
    : words[`next.${filing.state}`];
}
