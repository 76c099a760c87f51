import { addDays, chinaDay } from '../platform/calendar/china-day.ts';

/** Where the rehearsal's registry of domains answers. */
export const REHEARSAL_RDAP_PATH = '/rehearsal/rdap';

/** Days for which a domain of the rehearsal is still paid. */
const PAID_DAYS = 400;

/** Parts of names that the registers of test mode have otherwise, or list; and how a number ends that is somebody else's. */
const UNLIKE = '不符';
const ON_THE_LIST = '失信';
const OTHERS_NUMBER = '0000';

const which = (...faults: readonly (string | false)[]): string[] => faults.filter((fault) => fault !== false);

/** What the registers of test mode find unlike their own records. */
export const rehearsedFaults = {
  ofSubject: ({ name, representativeName }: { name: string; representativeName: string | null }) =>
    which(
      name.includes(UNLIKE) && 'NAME',
      representativeName !== null && representativeName.includes(UNLIKE) && 'REPRESENTATIVE_NAME',
    ),
  ofPerson: ({ name, mobile }: { name: string; mobile: string }) =>
    which(name.includes(UNLIKE) && 'NAME', mobile.endsWith(OTHERS_NUMBER) && 'MOBILE'),
  listed: ({ name, domains }: { name: string; domains: readonly string[] }) =>
    which((name.includes(ON_THE_LIST) || domains.some((domain) => domain.startsWith('listed'))) && 'LISTED'),
};

/**
 * What the rehearsal's registry answers over RDAP (RFC 9083) about a domain; null where it is not registered. What a domain begins with says what is
 * wrong with it: `unregistered`, `expired`, `hold` for an owner who is not verified, `sold` for another one. Others are in order,
 * with an owner that is not told, as .cn has it.
 */
export function rehearsedRegistration(asciiDomain: string, now: Date): object | null {
  const begins = (label: string): boolean => asciiDomain.startsWith(label);
  if (begins('unregistered')) return null;
  const today = chinaDay(now);
  const ends = addDays(today, begins('expired') ? -1 : PAID_DAYS);
  const owner = begins('sold') ? '演练买家有限公司' : 'REDACTED FOR PRIVACY';
  return {
    objectClassName: 'domain',
    ldhName: asciiDomain,
    status: begins('hold') ? ['server hold'] : ['active'],
    events: [
      { eventAction: 'registration', eventDate: '2020-01-01T00:00:00Z' },
      { eventAction: 'expiration', eventDate: `${ends}T12:00:00+08:00` },
    ],
    entities: [
      {
        objectClassName: 'entity',
        roles: ['registrant'],
        vcardArray: [
          'vcard',
          [
            ['version', {}, 'text', '4.0'],
            ['fn', {}, 'text', owner],
          ],
        ],
      },
    ],
  };
}
