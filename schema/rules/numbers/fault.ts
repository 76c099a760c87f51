import type { IssueCode } from '../issue.ts';

/** Why a text cannot be a number of its kind: such a number is refused. */
export type NumberFault = { code: IssueCode; params?: Record<string, string | number> };

/**
 * A check character that does not follow its standard. Registers have given such numbers out, and they are in use: the applicant
 * compares with the paper and confirms.
 */
export type CheckFailure = {
  code: IssueCode;
  /** The character that the standard computes. */
  expected: string;
  /** As it is cited: `GB 32100`. */
  standard: string;
};
