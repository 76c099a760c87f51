import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { isLate, legalByOf } from '../../machine/progress.ts';
import type { StepContext } from './context.ts';

const HOUR_MS = 3_600_000;

/** Why the SMS check (短信核验) is to be repeated: the time ran out, or too many wrong entries. */
export function smsIssues({ filing }: StepContext): Issue[] {
  const last = filing.smsChecks.at(-1);
  if (filing.state !== 'SMS_LAPSED' || !last) return [];
  if (last.endedAt && last.endedAt < last.deadline) return [issue(['sms'], 'SMS_FAILED')];
  const hours = Math.round((last.deadline.getTime() - last.sentAt.getTime()) / HOUR_MS);
  return [issue(['sms'], 'SMS_LAPSED', { hours })];
}

/** That the authority takes longer than the law allows; nobody has to do anything about it. */
export function lateIssues({ filing, rules, now }: StepContext): Issue[] {
  const date = legalByOf(filing, rules);
  return date && isLate(filing, rules, now) ? [issue(['result'], 'RESULT_LATE', { date })] : [];
}
