import { isDay } from './dates.ts';
import type { CheckFailure, NumberFault } from './fault.ts';
import { withoutHyphens } from './normalise.ts';

/** What the number of an identity card tells about its holder. */
export type Identity = {
  /** GB/T 2260 code of the place of first registration. */
  region: string;
  /** `YYYY-MM-DD` */
  birth: string;
  sex: 'MALE' | 'FEMALE';
};

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

/** What is no possible number of the form that identity cards share; its check character is looked at apart. */
export const identityShapeFault = (number: string): NumberFault | null => {
  if (number.length !== 18) return { code: 'ID_CARD_LENGTH', params: { length: number.length } };
  if (!/^\d{17}[\dX]$/.test(number)) return { code: 'ID_CARD_SHAPE' };
  const birth = birthOf(number);
  return isDay(birth) && birth >= '1850-01-01'
    ? null
    : { code: 'ID_CARD_DATE', params: { date: number.slice(6, 14) } };
};

/** What is no possible number of a resident identity card, `null` when it may be one. Source: GB 11643-1999. */
export const identityCardFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  if (/^\d{15}$/.test(number)) return { code: 'ID_CARD_OLD' };
  if (/^9\d{16}[\dX]$/.test(number)) return { code: 'ID_CARD_OF_FOREIGNER' };
  if (/^\d{17}[\dX]$/.test(number) && !REGIONS.test(number)) {
    return { code: 'ID_CARD_REGION', params: { region: number.slice(0, 2) } };
  }
  return identityShapeFault(number);
};

/** The check character of a number of the right shape, where it is another one. Source: GB 11643-1999. */
export const identityCheck = (text: string): CheckFailure | null => {
  const number = withoutHyphens(text);
  const expected = identityCheckCharacter(number);
  return expected === number[17] ? null : { code: 'ID_CARD_CHECK', expected, standard: 'GB 11643' };
};

/** Region, birth and sex out of a number of the right shape; `null` for any other. */
export const identityOf = (text: string): Identity | null => {
  const number = withoutHyphens(text);
  if (identityShapeFault(number)) return null;
  return {
    region: number.slice(0, 6),
    birth: birthOf(number),
    sex: Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
  };
};

/** First digits of a province's cards beside its own: Chongqing belonged to Sichuan until 1997. */
const OLDER_REGIONS: Readonly<Record<string, readonly string[]>> = {
  '500000': ['5102', '5122', '5123', '5135'],
};

/** Whether a card was first given out in the province (GB/T 2260, six digits). */
export const isRegisteredIn = (text: string, province: string): boolean => {
  const number = withoutHyphens(text);
  return [province.slice(0, 2), ...(OLDER_REGIONS[province] ?? [])].some((start) => number.startsWith(start));
};
