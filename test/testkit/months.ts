import { addMonths } from '../../schema/rules/numbers/dates.ts';
import { chinaDay } from '../../server/platform/calendar/china-day.ts';

/** Noon in China on the same day of the month some months later. */
export const monthsAfter = (at: Date, months: number): Date =>
  new Date(`${addMonths(chinaDay(at), months)}T12:00:00+08:00`);
