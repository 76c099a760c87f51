import { certificateEntry, certificatesFor } from './choices/certificate-types.ts';
import { isKeyOf } from './choices/choice.ts';
import { provinceByCode } from './choices/provinces.ts';
import { SUBJECT_NATURES } from './choices/subject-natures.ts';
import type { SubjectNature } from './choices/subject-natures.ts';
import { domainFault, MOST_DOMAINS, normaliseDomainText } from './domain.ts';
import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { checkCertificateNumber, checkFailureOf } from './numbers/certificate-number.ts';
import { withoutHyphens } from './numbers/normalise.ts';
import { unifiedCodeFault } from './numbers/unified-code.ts';
import { provinceOf } from './places.ts';
import { isBlank } from './text.ts';
import type { Maybe } from './text.ts';

/** What the type check asks 验证备案类型. Divisions are GB/T 2260 codes. */
export type TypeInput = {
  province?: Maybe;
  city?: Maybe;
  county?: Maybe;
  nature?: Maybe;
  certificateType?: Maybe;
  certificateNumber?: Maybe;
  domains?: readonly string[] | null;
};

const checkDivisions = (input: TypeInput): Issue[] => {
  const { province } = input;
  if (isBlank(province)) return [issue(['province'], 'REQUIRED')];
  if (!provinceByCode(province)) return [issue(['province'], 'PROVINCE_UNKNOWN', { value: province })];
  const below = (field: 'city' | 'county', parent: string): Issue[] => {
    const code = input[field];
    if (isBlank(code)) return [issue([field], 'REQUIRED')];
    if (!/^\d{6}$/.test(code)) return [issue([field], 'DIVISION_UNKNOWN', { value: code })];
    return code.startsWith(parent) ? [] : [issue([field], 'DIVISION_ELSEWHERE')];
  };
  const city =
    isBlank(input.city) || !input.city.startsWith(province.slice(0, 2))
      ? province.slice(0, 2)
      : input.city.slice(0, 4);
  return [...below('city', province.slice(0, 2)), ...below('county', city)];
};

const checkCertificate = (input: TypeInput, today: string | undefined): Issue[] => {
  const { nature, certificateType: type, certificateNumber: number } = input;
  const issues: Issue[] = [];
  if (isBlank(nature)) issues.push(issue(['nature'], 'REQUIRED'));
  else if (!isKeyOf(SUBJECT_NATURES, nature))
    issues.push(issue(['nature'], 'NOT_IN_LIST', { value: nature }));
  if (isBlank(type)) issues.push(issue(['certificateType'], 'REQUIRED'));
  else if (!certificateEntry(type)) issues.push(issue(['certificateType'], 'NOT_IN_LIST', { value: type }));
  else if (isKeyOf(SUBJECT_NATURES, nature) && !fits(type, nature)) {
    issues.push(issue(['certificateType'], 'CERTIFICATE_TYPE_NATURE', { certificate: type, nature }));
  }
  if (isBlank(number)) issues.push(issue(['certificateNumber'], 'REQUIRED'));
  const known = { nature: isKeyOf(SUBJECT_NATURES, nature) ? nature : undefined, today };
  return [...issues, ...checkCertificateNumber(['certificateNumber'], type, number, known)];
};

const fits = (type: string, nature: SubjectNature): boolean =>
  certificatesFor(nature).some((certificate) => certificate === type);

const checkDomains = (domains: readonly string[]): Issue[] => {
  const names = domains.map(normaliseDomainText);
  if (names.every((name) => name === '')) return [issue(['domains'], 'REQUIRED')];
  if (names.length > MOST_DOMAINS) return [issue(['domains'], 'TOO_MANY', { max: MOST_DOMAINS })];
  return names.flatMap((name, index) => {
    const path = ['domains', String(index)];
    if (name === '') return [issue(path, 'REQUIRED')];
    const fault = domainFault(name);
    if (fault === 'ADDRESS') return [issue(path, 'DOMAIN_IS_ADDRESS', { value: name })];
    if (fault === 'SEVERAL') return [issue(path, 'DOMAIN_SEVERAL', { value: domains[index] ?? name })];
    if (fault === 'SHAPE') return [issue(path, 'DOMAIN_INVALID', { value: domains[index] ?? name })];
    return names.indexOf(name) < index ? [issue(path, 'DUPLICATE', { value: name })] : [];
  });
};

/**
 * Issues of the type check's form; what needs the list of suffixes is left to the server.
 * @param today `YYYY-MM-DD`; left out where no clock can be trusted
 */
export const checkTypeInput = (input: TypeInput, today?: string): Issue[] => [
  ...checkDivisions(input),
  ...checkCertificate(input, today),
  ...checkDomains(input.domains ?? []),
];

const checkWarnings = ({ certificateType, certificateNumber }: TypeInput, confirmedOn: Maybe): Issue[] => {
  const failure = checkFailureOf(certificateType, certificateNumber);
  if (!failure) return [];
  const { code, standard, expected } = failure;
  const path = ['certificateNumber'];
  return confirmedOn
    ? [issue(path, 'CHECK_CONFIRMED', { standard, expected, date: confirmedOn })]
    : [issue(path, code, { standard, expected })];
};

/** A unified code names the place of its register (characters 3 to 8), the whole country as 100000. */
const placeWarnings = ({ province, certificateNumber: number }: TypeInput): Issue[] => {
  if (isBlank(number) || isBlank(province) || unifiedCodeFault(number)) return [];
  const foundProvince = provinceOf(withoutHyphens(number).slice(2, 8));
  if (foundProvince === province || !provinceByCode(foundProvince)) return [];
  return [issue(['certificateNumber'], 'UNIFIED_CODE_PLACE', { foundProvince, province })];
};

/**
 * What should be known of the form's entries and bars nothing. A number whose check character fails is to be compared with the paper;
 * `confirmedOn`: the day on which the applicant said that it stands there so.
 */
export const typeInputWarnings = (input: TypeInput, confirmedOn: Maybe = null): Issue[] => [
  ...checkWarnings(input, confirmedOn),
  ...(input.nature === 'PERSONAL' ? [] : placeWarnings(input)),
];
