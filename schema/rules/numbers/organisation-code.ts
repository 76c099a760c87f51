import type { CheckFailure, NumberFault } from './fault.ts';
import { withoutHyphens } from './normalise.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const valueOf = (sign: string): number => Number.parseInt(sign, 36);

/** The check character for 8 characters. Source: GB 11714-1997. */
export const organisationCheckCharacter = (body: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(body[index] ?? '0'), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** What is no possible organisation code, `null` when it may be one. Source: GB 11714-1997. */
export const organisationCodeFault = (text: string): NumberFault | null =>
  /^[0-9A-Z]{8}[0-9X]$/.test(withoutHyphens(text)) ? null : { code: 'ORGANISATION_CODE_SHAPE' };

/** The check character of a code of the right shape, where it is another one. Source: GB 11714-1997. */
export const organisationCodeCheck = (text: string): CheckFailure | null => {
  const code = withoutHyphens(text);
  const expected = organisationCheckCharacter(code);
  return expected === code[8] ? null : { code: 'ORGANISATION_CODE_CHECK', expected, standard: 'GB 11714' };
};
