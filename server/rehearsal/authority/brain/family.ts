import { PROVINCES, type ProvinceEntry } from '../../../../schema/rules/choices/provinces.ts';
import { organisationCheckCharacter } from '../../../../schema/rules/numbers/organisation-code.ts';
import { unifiedCheckCharacter, unifiedCodeFault } from '../../../../schema/rules/numbers/unified-code.ts';
import { filingPasswordDigest } from '../../../authority/protocol/authentication.ts';
import type { Contact, FiledSubject, FiledWebsite } from './subject.ts';
import { approved, approvedLate, refused, resultText, smsLapses, type Verdict } from './verdict.ts';

/**
 * Subjects by rule, without a stored row, as many as a load test wants. Everything follows from the last eight
 * characters of the unified code (统一社会信用代码, GB 32100-2015), so that certificate, domain, subject number and
 * website number each lead to the same record.
 */

/** How the organisation part (characters 9 to 17) of a unified code of the family begins. */
export const FAMILY_MARKER = 'MAJ';
/** Filing password of every subject of the family. */
export const FAMILY_PASSWORD = 'rehearsal-8888';
/** Certificate of every contact of the family: the specimen of GB 11643; its last six answer the SMS check. */
export const FAMILY_CONTACT_CERTIFICATE = '11010519491231002X';

/** The alphabet of GB 32100: as many signs as there are provinces. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const KEY = /^J[0-9A-HJ-NPQRTUWXY]{7}$/;
const CERTIFICATE_CODE = 1;
const ENTERPRISE = 4;
const ORDINARY_SITE = 1;
const LAPSING_SITE = 2;
const SLOW_SITE = 3;

/** Zhejiang comes first: a plain counter behind the marker stays in one province. */
const FAMILY_PROVINCES: readonly ProvinceEntry[] = [
  ...PROVINCES.filter(({ code }) => code === '330000'),
  ...PROVINCES.filter(({ code }) => code !== '330000'),
];

const provinceOf = (key: string): ProvinceEntry | undefined => FAMILY_PROVINCES[SIGNS.indexOf(key.charAt(1))];

/** The last six signs as a number of base 31, which fits nine digits. */
const digitsOf = (key: string): string =>
  [...key.slice(2)]
    .reduce((value, sign) => value * 31 + SIGNS.indexOf(sign), 0)
    .toString()
    .padStart(9, '0');

const signsOf = (digits: string): string | undefined => {
  let rest = Number(digits);
  let signs = '';
  for (let place = 0; place < 6; place += 1) {
    signs = (SIGNS[rest % 31] ?? '') + signs;
    rest = Math.floor(rest / 31);
  }
  return rest === 0 ? signs : undefined;
};

/** Ten digits that begin with 9: no authority has come to that year. */
const subjectNumberOf = (key: string, province: ProvinceEntry): string =>
  `${province.prefix}ICP备9${digitsOf(key)}号`;

/** Sites that have a number of their own, by the beginning of their domain; where four of them point: name-servers.ts; what a campaign finds of the last three: http/rehearsal/hooks.ts. */
const NAMED_SITES: ReadonlyMap<string, number> = new Map([
  ['lapse', LAPSING_SITE],
  ['slow', SLOW_SITE],
  ['stray', 4],
  ['gone', 5],
  ['mute', 6],
  ['returns', 7],
  ['renamed', 8],
  ['sold', 9],
  ['silent', 10],
]);

/** What the beginning of a domain's label asks for: `refuse1006-…`, `lapse-…`, `slow-…`, `stray-…`; anything else is ordinary. */
const siteOfLabel = (label: string): number => {
  const [, name = '', code] = /^([a-z]+)(\d{4})?(?:-|$)/.exec(label) ?? [];
  if (code) return name === 'refuse' ? Number(code) : ORDINARY_SITE;
  return NAMED_SITES.get(name) ?? ORDINARY_SITE;
};

const verdictOfSite = (site: number): Verdict | undefined => {
  if (site === LAPSING_SITE) return smsLapses;
  if (site === SLOW_SITE) return approvedLate;
  if (site === ORDINARY_SITE || [...NAMED_SITES.values()].includes(site)) return approved;
  return site > 1001 && site < 2000 ? refused(site, `演练：${resultText(site)}`) : undefined;
};

const labelOfSite = (site: number): string =>
  site === ORDINARY_SITE
    ? 'site'
    : ([...NAMED_SITES].find(([, number]) => number === site)?.[0] ?? `refuse${site}`);

const phoneOf = (key: string): string =>
  `1300000${(Number(digitsOf(key)) % 10_000).toString().padStart(4, '0')}`;

const website = (
  key: string,
  subjectNumber: string,
  site: number,
  contact: Contact,
  domain?: string,
): FiledWebsite[] => {
  const verdict = verdictOfSite(site);
  if (!verdict) return [];
  const domains = [domain ?? `${labelOfSite(site)}-${key.toLowerCase()}.cn`];
  return [{ websiteNumber: `${subjectNumber}-${site}`, name: '演练示例官网', domains, contact, verdict }];
};

const subjectOfKey = (
  key: string,
  site: number,
  certificate?: string,
  domain?: string,
): FiledSubject | null => {
  const province = provinceOf(key);
  if (!KEY.test(key) || !province) return null;
  const subjectNumber = subjectNumberOf(key, province);
  const contact = { name: '张演练', phone: phoneOf(key), certificateNumber: FAMILY_CONTACT_CERTIFICATE };
  return {
    subjectNumber,
    name: `${province.short}演练${key}有限公司`,
    nature: ENTERPRISE,
    province: province.code,
    address: `${province.name}演练路1号`,
    certificate: { code: CERTIFICATE_CODE, number: certificate ?? `91${province.code}MA${key}` },
    passwordDigest: filingPasswordDigest(FAMILY_PASSWORD),
    contact,
    websites: website(key, subjectNumber, site, contact, domain),
  };
};

/** The subject of a unified code, or null when the code is not of the family. The region in it plays no part. */
export function familyByCertificate(number: string): FiledSubject | null {
  if (unifiedCodeFault(number) !== null || number.slice(8, 11) !== FAMILY_MARKER) return null;
  return subjectOfKey(number.slice(10), ORDINARY_SITE, number);
}

/** The subject under which `<anything>-<last eight of the code>.cn` is filed, with that site alone. */
export function familyByDomain(domain: string): FiledSubject | null {
  const match = /^(?:([a-z0-9-]*)-)?(j[0-9a-z]{7})\.cn$/.exec(domain);
  return match?.[2]
    ? subjectOfKey(match[2].toUpperCase(), siteOfLabel(match[1] ?? ''), undefined, domain)
    : null;
}

/** The subject of a subject or website number, with the numbered site (site 1 for a subject number). */
export function familyByNumber(number: string): FiledSubject | null {
  const match = /^(.)ICP备9(\d{9})号(?:-(\d{1,4}))?$/.exec(number);
  const place = FAMILY_PROVINCES.findIndex(({ prefix }) => prefix === match?.[1]);
  const signs = match?.[2] ? signsOf(match[2]) : undefined;
  if (place < 0 || signs === undefined) return null;
  return subjectOfKey(`J${SIGNS[place] ?? ''}${signs}`, Number(match?.[3] ?? ORDINARY_SITE));
}

/** What a test needs to file for one subject of the family. */
export type FamilyMember = {
  certificateNumber: string;
  subjectNumber: string;
  websiteNumber: string;
  domain: string;
  password: string;
  phone: string;
  /** Last six of the contact's certificate, asked by the SMS check. */
  certificateTail: string;
};

/**
 * The n-th subject of the family in a province, with valid check characters.
 * @param index 0 to 923520.
 * @param label begins the domain and may force an outcome, e.g. `refuse1006-shop`.
 */
export function familyMember(
  index: number,
  options: { province?: string; label?: string } = {},
): FamilyMember {
  const code = options.province ?? '330000';
  const place = FAMILY_PROVINCES.findIndex((province) => province.code === code);
  if (place < 0 || index < 0 || index >= 31 ** 4) throw new RangeError('no such member of the family');
  const signs = [3, 2, 1, 0].map((power) => SIGNS[Math.floor(index / 31 ** power) % 31] ?? '').join('');
  const organisation = `${FAMILY_MARKER}${SIGNS[place] ?? ''}${signs}`;
  const body = `91${code}${organisation}${organisationCheckCharacter(organisation)}`;
  const certificateNumber = body + unifiedCheckCharacter(body);
  const domain = `${options.label ?? 'site'}-${certificateNumber.slice(10).toLowerCase()}.cn`;
  const subject = familyByDomain(domain);
  const site = subject?.websites[0];
  if (!subject || !site) throw new RangeError('the label asks for an outcome that does not exist');
  return {
    certificateNumber,
    subjectNumber: subject.subjectNumber,
    websiteNumber: site.websiteNumber,
    domain,
    password: FAMILY_PASSWORD,
    phone: subject.contact.phone,
    certificateTail: FAMILY_CONTACT_CERTIFICATE.slice(-6),
  };
}
