import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { addDays, chinaDay, startOfChinaDay } from '../../platform/calendar/china-day.ts';
import { addHours } from '../../platform/calendar/dates.ts';

/** Minutes until the authority's page sends the code again on request (a provider's documents of 2019-05). */
const RESEND_MINUTES = 10;
/** Hour of the next day, in China, at which the authority sends it again by itself (another provider's of 2021-07). */
const AUTOMATIC_HOUR = 12;

type Window = { sentAt: Date; deadline: Date };

/** From when the code can be asked for again at the authority's page. */
export const resendFrom = ({ sentAt }: Window): Date => new Date(sentAt.getTime() + RESEND_MINUTES * 60_000);

/** When it comes again by itself; null when that is too late. */
export const automaticResendAt = ({ sentAt, deadline }: Window): Date | null => {
  const noon = addHours(startOfChinaDay(addDays(chinaDay(sentAt), 1)), AUTOMATIC_HOUR);
  return noon < deadline ? noon : null;
};

/**
 * What to do when no code comes (短信核验): the text goes to the number in the original filing alone, so two cases are solved at the former
 * provider only: the number is no longer one's own, and a site that no provider serves any more.
 */
export const smsAdvice = (window: Window): Issue[] => [
  issue(['sms'], 'SMS_RESEND', { minutes: RESEND_MINUTES }),
  ...(automaticResendAt(window) ? [issue(['sms'], 'SMS_RESEND_AUTOMATIC', { hour: AUTOMATIC_HOUR })] : []),
  issue(['sms'], 'SMS_BLOCKED_NUMBER'),
  issue(['sms'], 'SMS_NUMBER_CHANGED'),
  issue(['sms'], 'SMS_SHELL_SITE'),
];
