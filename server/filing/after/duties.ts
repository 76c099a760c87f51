import { addDays, chinaDay } from '../../platform/calendar/china-day.ts';
import { provinceRules } from '../provinces/rules.ts';

/** Days after an approval within which the public security filing (公安备案) is due. */
export const PUBLIC_SECURITY_DAYS = 30;

const MINISTRY = 'https://beian.miit.gov.cn/';

export type SiteAftermath = {
  websiteNumber: string;
  hangNumber: string;
  footerHtml: string;
  domains: string[];
};
export type Aftermath = { subjectNumber: string; sites: SiteAftermath[]; publicSecurityDeadline: string };

type Decided = {
  state: string;
  province: string;
  subjectNumber: string;
  decidedAt: Date | null;
  websites: { websiteNumber: string; domains: string[]; result: string }[];
};

/** Link in the footer that Order 33 of 2005 (art. 13) asks for. Numbers hold letters, digits and 号 only, so nothing needs escaping. */
export const footerHtml = (number: string): string =>
  `<a href="${MINISTRY}" target="_blank" rel="noopener">${number}</a>`;

/** What an approved order leaves to do; null before it is approved. */
export function aftermathOf(filing: Decided, now: Date): Aftermath | null {
  if (filing.state !== 'APPROVED' || !filing.decidedAt) return null;
  const hangsSubject = provinceRules(filing.province, now).footerNumber === 'SUBJECT_NUMBER';
  return {
    subjectNumber: filing.subjectNumber,
    sites: filing.websites
      .filter(({ result }) => result === 'APPROVED')
      .map(({ websiteNumber, domains }) => {
        const hangNumber = hangsSubject ? filing.subjectNumber : websiteNumber;
        return { websiteNumber, hangNumber, footerHtml: footerHtml(hangNumber), domains };
      }),
    publicSecurityDeadline: addDays(chinaDay(filing.decidedAt), PUBLIC_SECURITY_DAYS),
  };
}
