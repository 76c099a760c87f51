import type { Choice } from './choice.ts';

/**
 * Natures of a subject 主办单位性质. `miitCode` is the authority's Dwxz.
 * Source: the ministry's web form, read in 2023-10; codes 1 to 5 agree with a public mini-program filing API.
 */
export const SUBJECT_NATURES = [
  { key: 'DEFENCE_BODY', miitCode: 1 },
  { key: 'GOVERNMENT', miitCode: 2 },
  { key: 'PUBLIC_INSTITUTION', miitCode: 3 },
  { key: 'ENTERPRISE', miitCode: 4 },
  { key: 'PERSONAL', miitCode: 5 },
  { key: 'SOCIAL_ORGANISATION', miitCode: 6 },
  { key: 'PRIVATE_NON_ENTERPRISE', miitCode: 9 },
  { key: 'FOUNDATION', miitCode: 10 },
  { key: 'LAW_PRACTICE', miitCode: 11 },
  {
    key: 'FOREIGN_CULTURAL_CENTRE',
    miitCode: 12,
  },
  { key: 'MASS_ORGANISATION', miitCode: 13 },
  { key: 'FORENSIC_INSTITUTION', miitCode: 14 },
  { key: 'RELIGIOUS_BODY', miitCode: 15 },
  { key: 'OUTSIDE_MAINLAND', miitCode: 16 },
  { key: 'MEDICAL_INSTITUTION', miitCode: 17 },
  { key: 'NOTARY', miitCode: 18 },
  { key: 'RURAL_COLLECTIVE', miitCode: 19 },
  { key: 'ARBITRATION_BODY', miitCode: 20 },
] as const satisfies readonly (Choice & { miitCode: number })[];

export type SubjectNature = (typeof SUBJECT_NATURES)[number]['key'];

/** Rules are written for persons (个人) and for everybody else (单位). */
export type Party = 'personal' | 'organisation';

export const partyOf = (nature: SubjectNature): Party =>
  nature === 'PERSONAL' ? 'personal' : 'organisation';

/** Bodies under a superior unit 主管单位, which public rules treat apart from enterprises. */
export const isPublicBody = (nature: SubjectNature): boolean =>
  nature === 'GOVERNMENT' || nature === 'PUBLIC_INSTITUTION' || nature === 'DEFENCE_BODY';
