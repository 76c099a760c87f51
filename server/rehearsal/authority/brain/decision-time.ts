import { chinaDay, startOfChinaDay } from '../../../platform/calendar/china-day.ts';
import { addWorkingDays } from '../../../platform/calendar/working-days.ts';

/** When the bureau speaks: the same time of day, so many working days later, by the mainland's calendar. */
export function decisionTime(from: Date, workingDays: number): Date {
  const timeOfDay = from.getTime() - startOfChinaDay(chinaDay(from)).getTime();
  return new Date(startOfChinaDay(addWorkingDays(from, workingDays)).getTime() + timeOfDay);
}
