import { addDays, chinaDay, startOfChinaDay } from '../../../platform/calendar/china-day.ts';
import { addWorkingDays } from '../../../platform/calendar/working-days.ts';

/**
 * Working days within which an entry of a list should be answered. The interface says no time, and each bureau's own letter does: these
 * are the service's, and short.
 */
const ANSWER_DAYS: Readonly<Record<string, number>> = {
  /** 未备案网站, answered with WBACLJG. */
  WBAWZLB: 3,
  /** 核实任务, answered with HSJG. */
  HSRW: 5,
};

/** Days; no holiday makes an answer's time longer. */
const FARTHEST_BACK = 60;

/** The last day (`YYYY-MM-DD`) on which an entry is answered in time; null for one that wants no answer. */
export const answerBy = ({ list, at }: { readonly list: string; readonly at: Date }): string | null => {
  const days = ANSWER_DAYS[list];
  return days === undefined ? null : addWorkingDays(at, days);
};

/** Lists of which an entry that is late needs somebody at once. */
export const ANSWERED_LISTS = Object.keys(ANSWER_DAYS);

/**
 * The moment before which an open entry of a list must have come to be late now: the last day of its time is over.
 * Days only grow with the day on which an entry came, so the first that is over is looked for from today backwards.
 */
export const lateIfBefore = (list: string, now: Date): Date => {
  const today = chinaDay(now);
  let day = today;
  for (let back = 0; back < FARTHEST_BACK; back += 1) {
    const by = answerBy({ list, at: startOfChinaDay(day) });
    if (by !== null && by < today) return startOfChinaDay(addDays(day, 1));
    day = addDays(day, -1);
  }
  return new Date(0);
};
