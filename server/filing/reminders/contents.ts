import type { MailFacts } from '../../platform/mail/render.ts';
import { aftermathOf } from '../after/duties.ts';
import type { Occasion } from './due.ts';
import { entryOf, legalDay, publicSecurityDay, waitingSms, type Facts } from './facts.ts';

const HOUR_MS = 3_600_000;

const entryFact = ({ filing }: Facts, name: string): string | number => {
  const data = entryOf(filing)?.data as Record<string, unknown> | undefined;
  const fact = data?.[name];
  return typeof fact === 'string' || typeof fact === 'number' ? fact : '';
};

const smsFacts = (facts: Facts): MailFacts => {
  const check = waitingSms(facts);
  if (!check) return {};
  const hours = Math.round((check.deadline.getTime() - check.sentAt.getTime()) / HOUR_MS);
  return { hours, by: check.deadline };
};

/** The facts each mail speaks of; a name or a number of a person is never among them. */
export function mailFactsOf({ rule, moment }: Occasion, facts: Facts): MailFacts {
  const { filing, now } = facts;
  switch (rule.kind) {
    case 'RETURNED':
      return { count: entryFact(facts, 'count') };
    case 'ORIGINALS_ASKED':
      return { copies: entryFact(facts, 'copies') };
    case 'SMS_BEGUN':
    case 'SMS_REMINDER':
      return smsFacts(facts);
    case 'RESULT_LATE':
      return { day: legalDay(facts) ?? '' };
    case 'PUBLIC_SECURITY':
      return { day: publicSecurityDay(facts) ?? '' };
    case 'APPROVED': {
      const sites = aftermathOf(filing, now)?.sites ?? [];
      return {
        numbers: sites.map(({ hangNumber }) => hangNumber).join(', '),
        by: publicSecurityDay(facts) ?? '',
      };
    }
    default:
      return moment.days === undefined ? {} : { days: moment.days };
  }
}
