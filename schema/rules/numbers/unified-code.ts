import type { CheckFailure, NumberFault } from './fault.ts';
import { withoutHyphens } from './normalise.ts';
import { organisationCodeCheck } from './organisation-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character for 17 characters. Source: GB 32100-2015. */
export const unifiedCheckCharacter = (body: string): string => {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(body[index] ?? '0'),
    0,
  );
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
};

/** What is no possible unified social credit code, `null` when it may be one. Source: GB 32100-2015. */
export const unifiedCodeFault = (text: string): NumberFault | null => {
  const code = withoutHyphens(text);
  if (code.length !== 18) return { code: 'UNIFIED_CODE_LENGTH', params: { length: code.length } };
  const strange = [...new Set(code)].filter((sign) => !ALPHABET.includes(sign));
  return strange.length > 0 ? { code: 'UNIFIED_CODE_LETTERS', params: { letters: strange.join(' ') } } : null;
};

/**
 * The organisation code inside a unified code (characters 9 to 17), with which an older record can be found.
 * Source: GB 32100-2015.
 */
export const organisationCodeIn = (text: string): string => withoutHyphens(text).slice(8, 17);

/**
 * The check characters of a code of the right shape, where one is another: the code's own, and that of the organisation code
 * inside it. Source: GB 32100-2015, GB 11714-1997.
 */
export const unifiedCodeCheck = (text: string): CheckFailure | null => {
  const code = withoutHyphens(text);
  const expected = unifiedCheckCharacter(code);
  if (expected !== code[17]) return { code: 'UNIFIED_CODE_CHECK', expected, standard: 'GB 32100' };
  const inside = organisationCodeCheck(organisationCodeIn(code));
  return inside && { ...inside, code: 'ORGANISATION_CODE_INSIDE' };
};
