import { addDays } from '../../platform/calendar/china-day.ts';
import { monthOf } from './counters.ts';

/** Days from one to another, both included. */
export type Days = { from: string; to: string };

/** Rows that make up some days: of whole months as far as there are any. */
export type Stretch = Days & { span: 'DAY' | 'MONTH' };

const nextMonth = (day: string): string => monthOf(addDays(monthOf(day), 31));
const lastMonth = (day: string): string => monthOf(addDays(monthOf(day), -1));

const filled = ({ from, to }: Days): boolean => from <= to;

/** The rows to read for days: a year has some seventy periods instead of 365. */
export function stretchesOf({ from, to }: Days): Stretch[] {
  const first = from === monthOf(from) ? from : nextMonth(from);
  const last = lastMonth(addDays(to, 1));
  if (first > last) return [{ span: 'DAY', from, to }];
  const stretches: Stretch[] = [
    { span: 'DAY', from, to: addDays(first, -1) },
    { span: 'MONTH', from: first, to: last },
    { span: 'DAY', from: nextMonth(last), to },
  ];
  return stretches.filter(filled);
}

/** The rows to read for everything before a day. */
export const stretchesBefore = (day: string): Stretch[] =>
  (
    [
      { span: 'MONTH', from: '', to: lastMonth(day) },
      { span: 'DAY', from: monthOf(day), to: addDays(day, -1) },
    ] satisfies Stretch[]
  ).filter(filled);

/** Monday of the week. */
const weekOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export type Rhythm = 'DAY' | 'WEEK' | 'MONTH';

const BEGINNING: Readonly<Record<Rhythm, (day: string) => string>> = {
  DAY: (day) => day,
  WEEK: weekOf,
  MONTH: monthOf,
};

/** The day, Monday or first of the month that a day is counted under. */
export const beginningOf = (rhythm: Rhythm, day: string): string => BEGINNING[rhythm](day);

/** The days, weeks or months that some days fall into, in order, each with those of the days that are in it. */
export function periodsOf(rhythm: Rhythm, { from, to }: Days): (Days & { key: string })[] {
  const periods: (Days & { key: string })[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const key = beginningOf(rhythm, day);
    const last = periods.at(-1);
    if (last?.key === key) last.to = day;
    else periods.push({ key, from: day, to: day });
  }
  return periods;
}

/** How many days there are from one to another, both included. */
export const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
