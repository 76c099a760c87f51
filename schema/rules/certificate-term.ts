import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { isDay } from './numbers/dates.ts';
import { isBlank } from './text.ts';
import type { Maybe } from './text.ts';

/** Stands for a certificate without end 长期. */
export const LONG_TERM = 'LONG_TERM';

/** Issues of the dates of a certificate, which must be valid today. Days are `YYYY-MM-DD`; empty ones are left to the caller. */
export const checkCertificateTerm = (
  paths: { from: readonly string[]; until: readonly string[] },
  term: { from: Maybe; until: Maybe },
  today: string,
): Issue[] => {
  const issues: Issue[] = [];
  const from = isBlank(term.from) ? null : term.from;
  const until = isBlank(term.until) ? null : term.until;
  if (from && !isDay(from)) issues.push(issue(paths.from, 'DATE_INVALID'));
  if (from && isDay(from) && from > today) issues.push(issue(paths.from, 'CERTIFICATE_FROM_FUTURE'));
  if (!until || until === LONG_TERM) return issues;
  if (!isDay(until)) return [...issues, issue(paths.until, 'DATE_INVALID')];
  if (from && until <= from) return [...issues, issue(paths.until, 'CERTIFICATE_TERM_ORDER')];
  if (until < today) issues.push(issue(paths.until, 'CERTIFICATE_EXPIRED', { date: until }));
  return issues;
};
