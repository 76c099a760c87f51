import { isWeekend } from './china-day.ts';
import { daysByLaw, statutoryHolidays } from './statutory.ts';

/** A day as a file names it, and in which line or at which place of a list, counted from 1. */
export type NamedDay = { readonly line: number; readonly day: string; readonly working: boolean | null };

export type CheckedDay = NamedDay & {
  /** Why it cannot be so, in plain words; null for a sound one. */
  readonly problem: string | null;
};

export type CheckedNotice = {
  /** Null where no line names a day. */
  readonly year: number | null;
  readonly days: readonly CheckedDay[];
  /** Days that the law gives off and the notice does not. */
  readonly missing: readonly string[];
  /** What is odd but may be so. */
  readonly hint: string | null;
  readonly sound: boolean;
};

/** The law of 2024 gives days off from this year on; the years before are known and do not change. */
export const FIRST_YEAR = 2025;

export const isDay = (text: string): boolean => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/** A notice arranges its year, and at most the last days of the December before (元旦). */
const belongsTo = (year: number, day: string): boolean =>
  day.startsWith(`${year}-`) || (day.startsWith(`${year - 1}-12-`) && day.slice(8) >= '20');

function problemOf(
  { day, working }: NamedDay,
  year: number,
  byLaw: ReadonlySet<string>,
  earlier: number | undefined,
): string | null {
  if (!isDay(day)) return 'is no day of the calendar, YYYY-MM-DD';
  if (working === null) return 'is neither a holiday (休) nor a working day (班)';
  if (earlier !== undefined) return `is named in line ${earlier} already`;
  if (!belongsTo(year, day)) return `does not belong to the notice of ${year}`;
  if (working && byLaw.has(day)) return 'is off by law and cannot be a working day';
  if (working && !isWeekend(day)) return 'is neither a Saturday nor a Sunday, so nothing is made up on it';
  return null;
}

/** What weekdays off and weekends worked come to: notices move weekends about and give away nothing but the days of the law. */
function balanceHint(year: number, days: readonly NamedDay[]): string | null {
  const off = days.filter(({ day, working }) => working === false && !isWeekend(day)).length;
  const madeUp = days.filter(({ working }) => working === true).length;
  const byLaw = [...statutoryHolidays(year)].filter((day) => !isWeekend(day)).length;
  if (off - madeUp === byLaw) return null;
  return `${off} weekdays are off and ${madeUp} weekend days are worked for them, which leaves ${off - madeUp} days; the law gives ${byLaw}. Compare the file with the notice.`;
}

/** Holds a notice against the calendar and the law. The year is that of its last day unless it is given. */
export function checkNotice(named: readonly NamedDay[], given: number | null): CheckedNotice {
  const last = named
    .map(({ day }) => day)
    .filter(isDay)
    .sort()
    .at(-1);
  const year = given ?? (last === undefined ? null : Number(last.slice(0, 4)));
  if (year === null || year < FIRST_YEAR)
    return {
      year,
      days: named.map((one) => ({
        ...one,
        problem: isDay(one.day) ? null : problemOf(one, 0, new Set(), undefined),
      })),
      missing: [],
      hint: null,
      sound: false,
    };
  const byLaw = new Set(daysByLaw(year));
  const lines = new Map<string, number>();
  const days = named.map((one) => {
    const problem = problemOf(one, year, byLaw, lines.get(one.day));
    if (!lines.has(one.day)) lines.set(one.day, one.line);
    return { ...one, problem };
  });
  const off = new Set(named.filter(({ working }) => working === false).map(({ day }) => day));
  const missing = [...byLaw].filter((day) => !off.has(day)).sort();
  const sound = missing.length === 0 && days.every(({ problem }) => problem === null);
  return { year, days, missing, hint: sound ? balanceHint(year, days) : null, sound };
}
