import chineseDays from 'chinese-days';
import { addDays, chinaDay } from './china-day.ts';

/**
 * Days that the operator knows better, such as those of a year whose holidays were announced after this version:
 * `true` for a make-up working day, `false` for a holiday.
 */
export type CalendarOverrides = Readonly<Record<string, boolean>>;

/** The last year whose holidays are in the data; later years know weekends and overrides only. */
export const LAST_ANNOUNCED_YEAR = 2026;

/** Longest way that is searched; no holiday lasts nearly so long, so reaching it means wrong overrides. */
const FARTHEST_DAYS = 3660;

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether a day (`YYYY-MM-DD`) is a working day in the mainland, with holidays and make-up days. */
export const isWorkingDay = (day: string, overrides: CalendarOverrides = {}): boolean => {
  const known = overrides[day];
  if (known !== undefined) return known;
  return Number(day.slice(0, 4)) > LAST_ANNOUNCED_YEAR ? !isWeekend(day) : chineseDays.getDayDetail(day).work;
};

/**
 * The day after `days` full working days; the day of the moment itself is not counted. With 0 it is that day, working
 * or not.
 */
export const addWorkingDays = (from: Date, days: number, overrides: CalendarOverrides = {}): string => {
  let day = chinaDay(from);
  let left = days;
  for (let step = 0; left > 0; step += 1) {
    if (step > FARTHEST_DAYS)
      throw new RangeError('The calendar has no working days left: check the overrides');
    day = addDays(day, 1);
    if (isWorkingDay(day, overrides)) left -= 1;
  }
  return day;
};

/** Working days after the day of one moment up to and including the day of another; 0 when that is not later. */
export const workingDaysBetween = (from: Date, until: Date, overrides: CalendarOverrides = {}): number => {
  const last = chinaDay(until);
  let count = 0;
  for (let day = addDays(chinaDay(from), 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, overrides)) count += 1;
  }
  return count;
};
