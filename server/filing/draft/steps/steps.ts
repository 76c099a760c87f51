import { type Issue, issue } from '../../../../schema/rules/issue.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { rulesOf } from '../../provinces/rules-of.ts';
import type { StepContext } from './context.ts';
import { refusalIssues } from './where-to-correct.ts';
import { remarkIssues } from './remarks.ts';
import { FOLLOW_DONE, FOLLOW_OPEN, STEPS, type StepKey, type StepRule, type StepStatus } from './table.ts';
import { isLate, legalByOf } from '../../machine/progress.ts';

const HOUR_MS = 3_600_000;

/** Why the SMS check (短信核验) is to be repeated: the time ran out, or too many wrong entries. */
function smsIssues({ filing }: StepContext): Issue[] {
  const last = filing.smsChecks.at(-1);
  if (filing.state !== 'SMS_LAPSED' || !last) return [];
  if (last.endedAt && last.endedAt < last.deadline) return [issue(['sms'], 'SMS_FAILED')];
  const hours = Math.round((last.deadline.getTime() - last.sentAt.getTime()) / HOUR_MS);
  return [issue(['sms'], 'SMS_LAPSED', { hours })];
}

/** That the authority takes longer than the law allows; nobody has to do anything about it. */
function lateIssues({ filing, rules, now }: StepContext): Issue[] {
  const date = legalByOf(filing, rules);
  return date && isLate(filing, rules, now) ? [issue(['result'], 'RESULT_LATE', { date })] : [];
}

export type Step = { rule: StepRule; status: StepStatus; issues: Issue[]; warnings: Issue[] };

const followStatus = (context: StepContext, rule: StepRule): StepStatus => {
  if (FOLLOW_DONE[rule.key]?.(context)) return 'DONE';
  if (!FOLLOW_OPEN[rule.key]?.(context)) return 'LOCKED';
  return rule.touched(context) ? 'ATTENTION' : 'OPEN';
};

const fillStatus = (
  context: StepContext,
  rule: StepRule,
  issues: Issue[],
  done: ReadonlySet<StepKey>,
): StepStatus => {
  if (issues.length === 0) return 'DONE';
  if (!rule.after.every((key) => done.has(key))) return 'LOCKED';
  return rule.touched(context) ? 'ATTENTION' : 'OPEN';
};

/** What is told at a step of the following group. */
const FOLLOW_ISSUES: Partial<Record<StepKey, (context: StepContext) => Issue[]>> = {
  SMS: smsIssues,
  RESULT: lateIssues,
};

/** The steps of a filing as they stand (filing.steps): the form renders what this says and decides nothing itself. */
export function stepsOf({ sealer, now }: { sealer: Sealer; now: Date }, filing: FullFiling): Step[] {
  const context: StepContext = { filing, sealer, now, rules: rulesOf(filing, now) };
  const done = new Set<StepKey>();
  return STEPS.map((rule) => {
    if (!rule.needed(context)) return { rule, status: 'NOT_NEEDED' as const, issues: [], warnings: [] };
    const refused = refusalIssues(context, rule.key);
    if (rule.group === 'FOLLOW') {
      const told = FOLLOW_ISSUES[rule.key]?.(context) ?? [];
      return { rule, status: followStatus(context, rule), issues: [...told, ...refused], warnings: [] };
    }
    const wrong = rule.issues(context);
    const warnings = rule.warnings?.(context) ?? [];
    const status = fillStatus(context, rule, wrong, done);
    if (status === 'DONE') done.add(rule.key);
    const remarks = [...refused, ...remarkIssues(sealer, filing, rule.key)];
    return remarks.length > 0
      ? { rule, status: 'ATTENTION' as const, issues: [...wrong, ...remarks], warnings }
      : { rule, status, issues: wrong, warnings };
  });
}

/** Everything that keeps the filing from being submitted, in the order of the steps. */
export function openIssues(at: { sealer: Sealer; now: Date }, filing: FullFiling): Issue[] {
  const context: StepContext = { filing, ...at, rules: rulesOf(filing, at.now) };
  return STEPS.filter((rule) => rule.needed(context)).flatMap((rule) => rule.issues(context));
}
