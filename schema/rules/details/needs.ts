import type { Party } from '../choices/subject-natures.ts';

/** `AUTO`: carried over from the type check or from the subject, never typed. `NONE`: not asked for. */
export type Need = 'REQUIRED' | 'OPTIONAL' | 'AUTO' | 'NONE';

type Row = Readonly<Record<Party, Need>>;

const row = (personal: Need, organisation: Need): Row => ({ personal, organisation });

/**
 * Which fields of the access details are asked of whom.
 * Sources: a provider's documents on filling in subject and website (2019), another's on access filing (2021), the
 * ministry's web form (2023) for the terms of certificates.
 */
export const SUBJECT_NEEDS = {
  name: row('REQUIRED', 'REQUIRED'),
  // Where no county is chosen, the one of the type check is meant.
  certificateDivision: row('OPTIONAL', 'OPTIONAL'),
  certificateAddress: row('REQUIRED', 'REQUIRED'),
  mailingDivision: row('OPTIONAL', 'OPTIONAL'),
  mailingAddress: row('REQUIRED', 'REQUIRED'),
  investor: row('AUTO', 'REQUIRED'),
  legalRepresentativeName: row('NONE', 'REQUIRED'),
  legalRepresentativeCertificateNumber: row('NONE', 'REQUIRED'),
  remark: row('OPTIONAL', 'OPTIONAL'),
} as const satisfies Record<string, Row>;

export const SUBJECT_PERSON_NEEDS = {
  name: row('AUTO', 'REQUIRED'),
  certificateType: row('AUTO', 'REQUIRED'),
  certificateNumber: row('AUTO', 'REQUIRED'),
  certificateFrom: row('REQUIRED', 'REQUIRED'),
  certificateUntil: row('REQUIRED', 'REQUIRED'),
  mobile: row('REQUIRED', 'REQUIRED'),
  landline: row('OPTIONAL', 'REQUIRED'),
  email: row('REQUIRED', 'REQUIRED'),
  emergencyPhone: row('REQUIRED', 'REQUIRED'),
  remark: row('OPTIONAL', 'OPTIONAL'),
} as const satisfies Record<string, Row>;

/** The person of a website; in a personal filing it is the subject itself, so that nothing is asked twice. */
export const WEBSITE_PERSON_NEEDS = {
  name: row('AUTO', 'REQUIRED'),
  certificateType: row('AUTO', 'REQUIRED'),
  certificateNumber: row('AUTO', 'REQUIRED'),
  certificateFrom: row('AUTO', 'REQUIRED'),
  certificateUntil: row('AUTO', 'REQUIRED'),
  mobile: row('AUTO', 'REQUIRED'),
  landline: row('AUTO', 'REQUIRED'),
  email: row('AUTO', 'REQUIRED'),
  emergencyPhone: row('AUTO', 'REQUIRED'),
  remark: row('AUTO', 'OPTIONAL'),
} as const satisfies Record<string, Row>;

export const WEBSITE_NEEDS = {
  name: row('REQUIRED', 'REQUIRED'),
  homepageUrl: row('REQUIRED', 'REQUIRED'),
  serviceContents: row('REQUIRED', 'REQUIRED'),
  languages: row('REQUIRED', 'REQUIRED'),
  preApprovals: row('OPTIONAL', 'OPTIONAL'),
  accessMethod: row('REQUIRED', 'REQUIRED'),
  domainHolder: row('OPTIONAL', 'OPTIONAL'),
  samePerson: row('AUTO', 'REQUIRED'),
  remark: row('OPTIONAL', 'OPTIONAL'),
} as const satisfies Record<string, Row>;
