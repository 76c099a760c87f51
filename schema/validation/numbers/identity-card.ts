import type { IssueCode } from '../issue.ts';
import { isDay } from './dates.ts';
import { withoutHyphens } from './normalise.ts';

/** What the number of an identity card tells about its holder. */
export type Identity = {
  /** GB/T 2260 code of the place of first registration. */
  region: string;
  /** `YYYY-MM-DD` */
  birth: string;
  sex: 'MALE' | 'FEMALE';
};

export type NumberFault = { code: IssueCode; params?: Record<string, string | number> };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

// Province parts of GB/T 2260; 71, 81, 82 and 83 begin the cards and permits of Taiwan, Hong Kong and Macau residents.
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** The check character for 17 digits. Source: GB 11643-1999, ISO 7064 MOD 11-2. */
export const identityCheckCharacter = (digits: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] ?? '';
};

const birthOf = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** The first thing wrong with a resident identity card number, `null` when nothing is. Source: GB 11643-1999. */
export const identityCardFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  if (/^\d{15}$/.test(number)) return { code: 'ID_CARD_OLD' };
  if (number.length !== 18) return { code: 'ID_CARD_LENGTH', params: { length: number.length } };
  if (!/^\d{17}[\dX]$/.test(number)) return { code: 'ID_CARD_SHAPE' };
  if (!REGIONS.test(number)) return { code: 'ID_CARD_REGION', params: { region: number.slice(0, 2) } };
  const birth = birthOf(number);
  if (!isDay(birth) || birth < '1850-01-01') {
    return { code: 'ID_CARD_DATE', params: { date: number.slice(6, 14) } };
  }
  return identityCheckCharacter(number) === number[17] ? null : { code: 'ID_CARD_CHECK' };
};

/** Region, birth and sex out of a valid number; `null` for any other. */
export const identityOf = (text: string): Identity | null => {
  if (identityCardFault(text)) return null;
  const number = withoutHyphens(text);
  return {
    region: number.slice(0, 6),
    birth: birthOf(number),
    sex: Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
  };
};
