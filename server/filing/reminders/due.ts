import { addHours } from '../../platform/calendar/dates.ts';
import { ANCHORS, type Facts } from './facts.ts';
import { REMINDERS, type Moment, type ReminderRule } from './table.ts';

/** One occasion of a rule. */
export type Occasion = { readonly rule: ReminderRule; readonly moment: Moment; readonly dueAt: Date };

/** Tells occasions of one order apart: a later one of the same kind has another moment. */
export const nameOf = ({ rule, dueAt }: Occasion): string => `${rule.kind}@${dueAt.toISOString()}`;

export const momentOf = ({ from, days = 0, hours = 0 }: Moment, facts: Facts): Date | null => {
  const anchor = ANCHORS[from](facts);
  return anchor && addHours(anchor, days * 24 + hours);
};

const occasionsOf = (rule: ReminderRule, facts: Facts): Occasion[] => {
  if (!rule.in.includes(facts.filing.state)) return [];
  return rule.at.flatMap((moment) => {
    const dueAt = momentOf(moment, facts);
    return dueAt ? [{ rule, moment, dueAt }] : [];
  });
};

const isOver = ({ rule: { until } }: Occasion, facts: Facts): boolean => {
  const end = until && momentOf(until, facts);
  return Boolean(end && end <= facts.now);
};

export type Plan = {
  /** To be told now, unless it was told already. */
  readonly due: Occasion[];
  /** When the next occasion comes, should nothing change before. */
  readonly next: Date | null;
};

/** What an order's applicant is to be told now, by the table, and when to look again. */
export function planOf(facts: Facts, rules: readonly ReminderRule[] = REMINDERS): Plan {
  const { now } = facts;
  const all = rules.map((rule) => occasionsOf(rule, facts));
  const due = all.flatMap((series) => {
    const past = series.findLast(({ dueAt }) => dueAt <= now);
    return past && !isOver(past, facts) ? [past] : [];
  });
  const coming = all.flat().flatMap(({ dueAt }) => (dueAt > now ? [dueAt.getTime()] : []));
  return { due, next: coming.length > 0 ? new Date(Math.min(...coming)) : null };
}
