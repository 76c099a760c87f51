import type { NumberFault } from './identity-card.ts';
import { withoutHyphens } from './normalise.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const valueOf = (sign: string): number => Number.parseInt(sign, 36);

/** The check character for 8 characters. Source: GB 11714-1997. */
export const organisationCheckCharacter = (body: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(body[index] ?? '0'), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** The first thing wrong with an organisation code, `null` when nothing is. Source: GB 11714-1997. */
export const organisationCodeFault = (text: string): NumberFault | null => {
  const code = withoutHyphens(text);
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { code: 'ORGANISATION_CODE_SHAPE' };
  return organisationCheckCharacter(code) === code[8] ? null : { code: 'ORGANISATION_CODE_CHECK' };
};
