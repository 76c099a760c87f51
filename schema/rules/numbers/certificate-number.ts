import { certificateEntry } from '../choices/certificate-types.ts';
import type { CertificateType, NumberCheck } from '../choices/certificate-types.ts';
import type { SubjectNature } from '../choices/subject-natures.ts';
import { UNIFIED_CODE_STARTS } from '../choices/unified-code-starts.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isBlank, narrow } from '../text.ts';
import type { Maybe } from '../text.ts';
import type { CheckFailure, NumberFault } from './fault.ts';
import { identityCardFault, identityCheck, identityOf } from './identity-card.ts';
import type { Identity } from './identity-card.ts';
import { freeFault, institutionCodeCheck, institutionCodeFault, isUnifiedCode } from './institution-code.ts';
import { withoutHyphens } from './normalise.ts';
import { organisationCodeCheck, organisationCodeFault } from './organisation-code.ts';
import { licenceNumberCheck, licenceNumberFault } from './registration-number.ts';
import {
  hkMacauResidencePermitFault,
  isNewPermanentResidence,
  permanentResidenceFault,
  taiwanResidencePermitFault,
} from './residence-permits.ts';
import { unifiedCodeCheck, unifiedCodeFault } from './unified-code.ts';

// No check digits are known for these documents; the shapes are general knowledge.

const hkMacauPermitFault = (text: string): NumberFault | null =>
  /^[HM]\d{8}(?:\d{2})?$/.test(withoutHyphens(text)) ? null : { code: 'HK_MACAU_PERMIT_SHAPE' };

const taiwanPermitFault = (text: string): NumberFault | null =>
  /^\d{8}$/.test(withoutHyphens(text)) ? null : { code: 'TAIWAN_PERMIT_SHAPE' };

const passportFault = (text: string): NumberFault | null =>
  /^[A-Z0-9]{5,20}$/.test(withoutHyphens(text)) ? null : { code: 'PASSPORT_SHAPE' };

type Rule = {
  /** What is refused. */
  shape: (text: string) => NumberFault | null;
  /** What is warned of and confirmed, of a number of the right shape. */
  check?: (text: string) => CheckFailure | null;
  /** Whether the number tells birth and sex. */
  telling?: (text: string) => boolean;
};

const always = (): boolean => true;

/** The number of each kind of certificate: the only place that says how one is judged. */
const RULES: Readonly<Record<NumberCheck, Rule>> = {
  IDENTITY_CARD: { shape: identityCardFault, check: identityCheck, telling: always },
  HK_MACAU_RESIDENCE_PERMIT: { shape: hkMacauResidencePermitFault, check: identityCheck, telling: always },
  TAIWAN_RESIDENCE_PERMIT: { shape: taiwanResidencePermitFault, check: identityCheck, telling: always },
  PERMANENT_RESIDENCE: {
    shape: permanentResidenceFault,
    check: (text) => (isNewPermanentResidence(text) ? identityCheck(text) : null),
    telling: isNewPermanentResidence,
  },
  HK_MACAU_PERMIT: { shape: hkMacauPermitFault },
  TAIWAN_PERMIT: { shape: taiwanPermitFault },
  PASSPORT: { shape: passportFault },
  UNIFIED_CODE: { shape: unifiedCodeFault, check: unifiedCodeCheck },
  ORGANISATION_CODE: { shape: organisationCodeFault, check: organisationCodeCheck },
  LICENCE: { shape: licenceNumberFault, check: licenceNumberCheck },
  INSTITUTION: { shape: institutionCodeFault, check: institutionCodeCheck },
  FREE: { shape: freeFault },
};

const kindOf = (type: unknown): NumberCheck => certificateEntry(type)?.check ?? 'FREE';

/** The start of a unified code says which register gave it; another register's is no code of this kind of subject. */
const startFault = (type: unknown, number: string, nature: SubjectNature): NumberFault | null => {
  const starts = UNIFIED_CODE_STARTS[nature];
  const code = withoutHyphens(number);
  const unified = kindOf(type) !== 'FREE' && !certificateEntry(type)?.person && isUnifiedCode(code);
  if (!starts || !unified || starts.some((start) => code.startsWith(start))) return null;
  return {
    code: 'UNIFIED_CODE_START',
    params: { start: code.slice(0, 2), expected: starts.join(' / '), nature },
  };
};

/** Nobody is born after `today`. */
const birthFault = (type: unknown, number: string, today: string): NumberFault | null => {
  const birth = identityBehind(type, number)?.birth;
  return birth !== undefined && birth > today
    ? { code: 'ID_CARD_DATE', params: { date: birth.replaceAll('-', '') } }
    : null;
};

/**
 * What refuses a certificate's number; an empty one is left to the caller.
 * @param known `nature`: of the subject that holds it; `today`: `YYYY-MM-DD`, where the day of birth is to be compared.
 */
export const checkCertificateNumber = (
  path: readonly string[],
  type: unknown,
  number: Maybe,
  { nature, today }: { nature?: SubjectNature | undefined; today?: string | undefined } = {},
): Issue[] => {
  if (isBlank(number)) return [];
  const fault =
    RULES[kindOf(type)].shape(number) ??
    (nature === undefined ? null : startFault(type, number, nature)) ??
    (today === undefined ? null : birthFault(type, number, today));
  return fault ? [issue(path, fault.code, fault.params)] : [];
};

/** A check character that does not follow its standard, in a number of the right shape. */
export const checkFailureOf = (type: unknown, number: Maybe): CheckFailure | null => {
  if (isBlank(number)) return null;
  const { shape, check } = RULES[kindOf(type)];
  return shape(number) ? null : (check?.(number) ?? null);
};

/** The number as it is stored, compared and sent. */
export const normaliseCertificateNumber = (type: CertificateType | undefined, number: string): string => {
  const kind = kindOf(type);
  const bare = withoutHyphens(number);
  if (kind === 'FREE' || (kind === 'INSTITUTION' && !isUnifiedCode(bare))) {
    return narrow(number).replace(/\s/g, '').toUpperCase();
  }
  return kind === 'ORGANISATION_CODE' && bare.length === 9 ? `${bare.slice(0, 8)}-${bare.slice(8)}` : bare;
};

/** What the number tells about a person, for the documents whose number tells anything. */
export const identityBehind = (type: unknown, number: Maybe): Identity | null => {
  if (isBlank(number)) return null;
  const { shape, telling } = RULES[kindOf(type)];
  return telling?.(number) && !shape(number) ? identityOf(number) : null;
};

/**
 * Which certificate of a person a number belongs to, where nobody was asked: the legal representative's. What looks like the number of
 * an identity card, if only by its length, is taken for one.
 */
export const personalCertificateOf = (number: string): CertificateType | undefined => {
  const bare = withoutHyphens(number);
  if (permanentResidenceFault(bare) === null || isNewPermanentResidence(bare))
    return 'FOREIGNER_RESIDENCE_CARD';
  return bare.length === 18 || /^\d{14,19}[\dX]$/.test(bare) ? 'IDENTITY_CARD' : undefined;
};
