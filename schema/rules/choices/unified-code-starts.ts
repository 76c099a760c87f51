import type { SubjectNature } from './subject-natures.ts';

/**
 * With which characters the unified code of a subject may begin: the first tells the register, the second the kind of body there.
 * Registers whose kinds change in reforms (机构编制) or overlap are told by the first alone. Natures that are left out have no unified
 * code of their own. Source: GB 32100-2015, tables of registers and kinds, and its amendments (54 and 55 for village and
 * residents' committees, N for rural collectives, A for the armed forces).
 */
export const UNIFIED_CODE_STARTS: Partial<Record<SubjectNature, readonly string[]>> = {
  GOVERNMENT: ['1'],
  PUBLIC_INSTITUTION: ['1', 'A'],
  ENTERPRISE: ['9', 'Y'],
  SOCIAL_ORGANISATION: ['51', '59'],
  PRIVATE_NON_ENTERPRISE: ['52', '59'],
  FOUNDATION: ['53', '59'],
  LAW_PRACTICE: ['3'],
  FOREIGN_CULTURAL_CENTRE: ['2', '4', '5', '6'],
  MASS_ORGANISATION: ['1', '5', '8'],
  FORENSIC_INSTITUTION: ['1', '3', '5', '9'],
  RELIGIOUS_BODY: ['5', '7'],
  MEDICAL_INSTITUTION: ['1', '5', '9'],
  NOTARY: ['1', '3'],
  RURAL_COLLECTIVE: ['N', '9'],
  ARBITRATION_BODY: ['1', '3'],
};
