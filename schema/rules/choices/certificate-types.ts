import type { Choice } from './choice.ts';
import type { SubjectNature } from './subject-natures.ts';

/** How the number of a certificate is checked. */
export type NumberCheck =
  | 'IDENTITY_CARD'
  | 'HK_MACAU_RESIDENCE_PERMIT'
  | 'TAIWAN_RESIDENCE_PERMIT'
  | 'HK_MACAU_PERMIT'
  | 'TAIWAN_PERMIT'
  | 'PASSPORT'
  | 'PERMANENT_RESIDENCE'
  | 'UNIFIED_CODE'
  | 'ORGANISATION_CODE'
  | 'LICENCE'
  | 'INSTITUTION'
  | 'FREE';

export type CertificateEntry = Choice & {
  /** The authority's Zjlx for each nature that may use the certificate; some documents have a code for each nature. */
  readonly miitCodes: Partial<Record<SubjectNature, number>>;
  /** Identifies a human being, so that a responsible person may hold it. */
  readonly person: boolean;
  readonly check: NumberCheck;
};

const unit = <Key extends string>(
  key: Key,
  miitCodes: CertificateEntry['miitCodes'],
  check: NumberCheck = 'INSTITUTION',
) => ({ key, miitCodes, check, person: false });

const personal = <Key extends string>(key: Key, miitCode: number, check: NumberCheck) => ({
  key,
  miitCodes: { PERSONAL: miitCode },
  check,
  person: true,
});

/**
 * Certificate types 证件类型. Source: the ministry's web form, read in 2023-10; codes 1 to 11 agree with the
 * enterprise interface V3.0. The nature of a certificate partly follows from the order of that list.
 */
export const CERTIFICATE_TYPES = [
  unit('BUSINESS_LICENCE', { ENTERPRISE: 1 }, 'LICENCE'),
  personal('IDENTITY_CARD', 2, 'IDENTITY_CARD'),
  personal('PASSPORT', 7, 'PASSPORT'),
  personal('TAIWAN_PERMIT', 11, 'TAIWAN_PERMIT'),
  personal('HK_MACAU_PERMIT', 14, 'HK_MACAU_PERMIT'),
  personal('FOREIGNER_RESIDENCE_CARD', 30, 'PERMANENT_RESIDENCE'),
  personal('HK_MACAU_RESIDENCE_PERMIT', 41, 'HK_MACAU_RESIDENCE_PERMIT'),
  personal('TAIWAN_RESIDENCE_PERMIT', 42, 'TAIWAN_RESIDENCE_PERMIT'),
  unit(
    'ORGANISATION_CODE_CERTIFICATE',
    {
      PUBLIC_INSTITUTION: 3,
      GOVERNMENT: 9,
      SOCIAL_ORGANISATION: 10,
      ENTERPRISE: 12,
      PRIVATE_NON_ENTERPRISE: 16,
      FOUNDATION: 18,
      LAW_PRACTICE: 20,
    },
    'ORGANISATION_CODE',
  ),
  unit(
    'UNIFIED_CODE_CERTIFICATE',
    { GOVERNMENT: 13, PUBLIC_INSTITUTION: 15, MASS_ORGANISATION: 24 },
    'UNIFIED_CODE',
  ),
  unit('PUBLIC_INSTITUTION_CERTIFICATE', {
    PUBLIC_INSTITUTION: 4,
  }),
  unit('MILITARY_UNIT_CODE', { DEFENCE_BODY: 5 }, 'FREE'),
  unit('MILITARY_PAID_SERVICE_LICENCE', { DEFENCE_BODY: 23 }, 'FREE'),
  unit('SOCIAL_ORGANISATION_CERTIFICATE', {
    SOCIAL_ORGANISATION: 6,
  }),
  unit('PRIVATE_NON_ENTERPRISE_CERTIFICATE', {
    PRIVATE_NON_ENTERPRISE: 17,
  }),
  unit('SOCIAL_SERVICE_CERTIFICATE', {
    PRIVATE_NON_ENTERPRISE: 36,
  }),
  unit('PRIVATE_SCHOOL_LICENCE', {
    PRIVATE_NON_ENTERPRISE: 37,
  }),
  unit('FOUNDATION_CERTIFICATE', { FOUNDATION: 19 }),
  unit('LAW_FIRM_LICENCE', { LAW_PRACTICE: 21 }),
  unit('FOREIGN_CULTURAL_CENTRE_CERTIFICATE', { FOREIGN_CULTURAL_CENTRE: 22 }),
  unit('FOREIGN_TOURISM_OFFICE_REGISTRATION', { FOREIGN_CULTURAL_CENTRE: 34 }),
  unit('EMBASSY_SCHOOL_LICENCE', { FOREIGN_CULTURAL_CENTRE: 40 }),
  unit('RELIGIOUS_VENUE_CERTIFICATE', {
    RELIGIOUS_BODY: 25,
  }),
  unit('FOREIGN_ENTERPRISE_OFFICE_CERTIFICATE', { ENTERPRISE: 27 }),
  unit('FORENSIC_LICENCE', { FORENSIC_INSTITUTION: 28 }),
  unit('OUTSIDE_MAINLAND_CERTIFICATE', { OUTSIDE_MAINLAND: 35 }, 'FREE'),
  unit('MEDICAL_PRACTICE_LICENCE', {
    MEDICAL_INSTITUTION: 38,
  }),
  unit('NOTARY_LICENCE', { NOTARY: 39 }),
  unit('RURAL_COLLECTIVE_CERTIFICATE', {
    RURAL_COLLECTIVE: 43,
  }),
  unit('ARBITRATION_CERTIFICATE', {
    ARBITRATION_BODY: 44,
  }),
] as const satisfies readonly CertificateEntry[];

export type CertificateType = (typeof CERTIFICATE_TYPES)[number]['key'];

export const certificateEntry = (key: unknown): CertificateEntry | undefined =>
  CERTIFICATE_TYPES.find((entry) => entry.key === key);

/** The certificates that a subject of this nature may be filed with, in the order of the table. */
export const certificatesFor = (nature: SubjectNature): CertificateType[] =>
  CERTIFICATE_TYPES.filter((entry: CertificateEntry) => entry.miitCodes[nature] !== undefined).map(
    (entry) => entry.key,
  );

/** The authority's code of a certificate in the hands of a subject of this nature. */
export const miitCertificateCode = (key: CertificateType, nature: SubjectNature): number | undefined =>
  certificateEntry(key)?.miitCodes[nature];

/** Our key of the authority's code; codes are unique over all natures. */
export const certificateOfMiitCode = (code: number): CertificateType | undefined =>
  CERTIFICATE_TYPES.find((entry: CertificateEntry) => Object.values(entry.miitCodes).includes(code))?.key;
