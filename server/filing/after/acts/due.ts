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

/** The last day (`YYYY-MM-DD`) on which an entry is answered in time; null for one that wants no answer. */
export const answerBy = ({ list, at }: { readonly list: string; readonly at: Date }): string | null => {
  const days = ANSWER_DAYS[list];
  return days === undefined ? null : addWorkingDays(at, days);
};
