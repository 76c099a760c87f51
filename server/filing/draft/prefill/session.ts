import { checkDetails } from '../../../../schema/rules/details/check.ts';
import { provinceByCode } from '../../../../schema/rules/choices/provinces.ts';
import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { CertificateType } from '../../../../schema/rules/choices/certificate-types.ts';
import { normaliseDomainText } from '../../../../schema/rules/domain.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { normaliseCertificateNumber } from '../../../../schema/rules/numbers/certificate-number.ts';
import { isBlank, type Maybe } from '../../../../schema/rules/text.ts';
import { checkTypeInput } from '../../../../schema/rules/type-input.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { nameOrNull } from '../../../platform/tenancy/applicants.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { DIVISIONS } from '../../provinces/divisions.ts';
import { fieldRules } from '../../provinces/field-rules.ts';
import { provinceRules } from '../../provinces/rules.ts';
import { isEmpty, putAt } from '../details/given-fields.ts';
import { layOut, type Prefill } from './prefill.ts';

/** What a provider knows of the type check's answers. */
export type TypePrefill = {
  province?: Maybe;
  city?: Maybe;
  county?: Maybe;
  nature?: SubjectNature | null;
  certificateType?: CertificateType | null;
  certificateNumber?: Maybe;
  domains?: readonly string[] | null;
  /** Names of fields that the applicant may not change. */
  locked?: readonly string[] | null;
};

/** What a provider gives along with an applicant's session, for the order that begins in it. */
export type SessionPrefill = {
  externalRef?: Maybe;
  typeCheck?: TypePrefill | null;
  details?: Prefill | null;
};

const typeFaults = ({ locked, ...given }: TypePrefill, today: string): Issue[] => [
  ...checkTypeInput(given, today).filter(({ code }) => code !== 'REQUIRED'),
  ...(locked ?? []).flatMap((name, index) =>
    name in given && !isEmpty(given[name as keyof typeof given])
      ? []
      : [issue(['locked', String(index)], 'PREFILL_LOCKS_NOTHING')],
  ),
];

/** Which rules hold is known by the province and the nature of the subject. */
function detailsFaults(details: Prefill, type: TypePrefill, now: Date): Issue[] {
  const { nature, province, certificateType, certificateNumber } = type;
  const unknown = [
    ...(nature ? [] : [issue(['prefill', 'typeCheck', 'nature'], 'REQUIRED')]),
    ...(isBlank(province) ? [issue(['prefill', 'typeCheck', 'province'], 'REQUIRED')] : []),
    ...(details.websites ?? []).flatMap(({ domain }, index) =>
      isBlank(domain) ? [issue(['prefill', 'websites', String(index), 'domain'], 'REQUIRED')] : [],
    ),
  ];
  if (unknown.length > 0 || !nature || isBlank(province) || !provinceByCode(province)) return unknown;
  const websites = (details.websites ?? []).map(({ domain }, index) => ({
    id: String(index),
    domains: [normaliseDomainText(domain ?? '')],
  }));
  const laid = layOut(details, { websites } as Parameters<typeof layOut>[1]);
  const draft = structuredClone({
    subject: {},
    subjectPerson: {},
    websites: websites.map(({ id }) => ({ websiteId: id })),
  });
  for (const field of laid.fields) putAt(draft, field);
  const given = new Set(laid.fields.map(({ path }) => path.join('.')));
  const found = checkDetails(draft, {
    kind: 'NEW_ACCESS',
    nature,
    certificateType: certificateType ?? '',
    certificateNumber: certificateNumber ?? null,
    province,
    divisions: DIVISIONS,
    today: chinaDay(now),
    rules: fieldRules(provinceRules(province, now), nature),
    websites: websites.map(({ id, domains }) => ({ websiteId: id, domains })),
  });
  return [
    ...laid.issues,
    ...found
      .filter(({ path, code }) => code !== 'REQUIRED' && given.has(path.join('.')))
      .map((one) => ({ ...one, path: laid.given(one.path) })),
  ];
}

/** The server is judged when the order begins, and by no rule of a province. */
const asksForRules = ({ server: _server, locked: _locked, ...more }: Prefill): boolean =>
  Object.values(more).some((part) => part != null);

export const PREFILLED_REFERENCE = ['prefill', 'externalRef'];

/** @throws ValidationFailure naming each value that breaks the rules by which the applicant would be judged */
export function assertPrefill({ externalRef, typeCheck, details }: SessionPrefill, now: Date): void {
  nameOrNull(externalRef, PREFILLED_REFERENCE);
  const issues = [
    ...(typeCheck
      ? typeFaults(typeCheck, chinaDay(now)).map((one) => ({
          ...one,
          path: ['prefill', 'typeCheck', ...one.path],
        }))
      : []),
    ...(details && asksForRules(details)
      ? detailsFaults(details, typeCheck ?? {}, now).map((one) =>
          one.path[1] === 'typeCheck' ? one : { ...one, path: ['prefill', 'details', ...one.path.slice(1)] },
        )
      : []),
  ];
  if (issues.length > 0) throw new ValidationFailure(issues);
}

const alike = (type: CertificateType, one: Maybe, other: Maybe): boolean =>
  normaliseCertificateNumber(type, one ?? '') === normaliseCertificateNumber(type, other ?? '');

/** Answers of the type check that the provider locked and that were given otherwise. */
export function typeLockIssues(
  { typeCheck }: SessionPrefill,
  input: Required<Pick<TypePrefill, 'province' | 'city'>> & {
    county?: Maybe;
    nature: SubjectNature;
    certificateType: CertificateType;
    certificateNumber: string;
    domains: readonly string[];
  },
): Issue[] {
  const { locked, ...given } = typeCheck ?? {};
  const differs = (name: string): boolean => {
    if (name === 'certificateNumber')
      return !alike(input.certificateType, given.certificateNumber, input.certificateNumber);
    if (name === 'domains') {
      const names = (domains: readonly string[]) => domains.map(normaliseDomainText).sort().join(' ');
      return names(given.domains ?? []) !== names(input.domains);
    }
    return given[name as 'province'] !== input[name as 'province'];
  };
  return (locked ?? []).filter(differs).map((name) => issue([name], 'PREFILL_LOCKED'));
}

/** Whether what was given is about this subject, as far as it says. */
export const isAbout = (
  { typeCheck }: SessionPrefill,
  subject: { certificateType: CertificateType; certificateNumber: string },
): boolean =>
  !typeCheck ||
  isBlank(typeCheck.certificateNumber) ||
  alike(subject.certificateType, typeCheck.certificateNumber, subject.certificateNumber);
