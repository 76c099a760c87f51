import chineseDays from 'chinese-days';
import { addDays, chinaDay, isWeekend } from './china-day.ts';
import { LAST_ANNOUNCED_YEAR, noticesInForce, type Notices } from './in-force.ts';
import { statutoryHolidays } from './statutory.ts';

/** Longest way that is searched; no holiday lasts nearly so long, so reaching it means wrong notices. */
const FARTHEST_DAYS = 3660;

/**
 * Whether a day (`YYYY-MM-DD`) is a working day in the mainland, with holidays and make-up days. The operator's notices have the first
 * word, then those that come with this version; a year without a notice knows what the law gives.
 */
export const isWorkingDay = (day: string, notices: Notices = noticesInForce()): boolean => {
  const named = notices.days.get(day);
  if (named !== undefined) return named;
  const year = Number(day.slice(0, 4));
  if (notices.years.has(year)) return !isWeekend(day);
  if (year <= LAST_ANNOUNCED_YEAR) return chineseDays.getDayDetail(day).work;
  return !isWeekend(day) && !statutoryHolidays(year).has(day);
};

/**
 * The day after `days` full working days; the day of the moment itself is not counted. With 0 it is that day, working
 * or not.
 */
export const addWorkingDays = (from: Date, days: number, notices: Notices = noticesInForce()): string => {
  let day = chinaDay(from);
  let left = days;
  for (let step = 0; left > 0; step += 1) {
    if (step > FARTHEST_DAYS)
      throw new RangeError('The calendar has no working days left: check the notices');
    day = addDays(day, 1);
    if (isWorkingDay(day, notices)) left -= 1;
  }
  return day;
};

/** Working days after the day of one moment up to and including the day of another; 0 when that is not later. */
export const workingDaysBetween = (from: Date, until: Date, notices: Notices = noticesInForce()): number => {
  const last = chinaDay(until);
  let count = 0;
  for (let day = addDays(chinaDay(from), 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, notices)) count += 1;
  }
  return count;
};
