import type { NumberFault } from './identity-card.ts';
import { withoutHyphens } from './normalise.ts';

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

/** The first thing wrong with a unified social credit code, `null` when nothing is. Source: GB 32100-2015. */
export const unifiedCodeFault = (text: string): NumberFault | null => {
  const code = withoutHyphens(text);
  if (code.length !== 18) return { code: 'UNIFIED_CODE_LENGTH', params: { length: code.length } };
  const strange = [...new Set(code)].filter((sign) => !ALPHABET.includes(sign));
  if (strange.length > 0) return { code: 'UNIFIED_CODE_LETTERS', params: { letters: strange.join(' ') } };
  return unifiedCheckCharacter(code) === code[17] ? null : { code: 'UNIFIED_CODE_CHECK' };
};

/**
 * The organisation code inside a unified code (characters 9 to 17), with which an older record can be found.
 * Source: GB 32100-2015.
 */
export const organisationCodeIn = (text: string): string => withoutHyphens(text).slice(8, 17);
