import type { CheckFailure, NumberFault } from './fault.ts';
import { withoutHyphens } from './normalise.ts';
import { unifiedCodeCheck, unifiedCodeFault } from './unified-code.ts';

/** The check digit for 14 digits of an old licence: ISO 7064 MOD 11,10. */
export const registrationCheckDigit = (digits: string): string => {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
};

// 13 digits before 2007, 15 since; farmers' cooperatives have NA in the middle and an X at the end.
const REGISTRATION = /^(?:\d{13}|\d{15}|\d{6}NA\d{6}X)$/;

/** What is no possible number of a business licence: a unified code, or the registration number of older licences. */
export const licenceNumberFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  if (REGISTRATION.test(number)) return null;
  return number.length === 18 ? unifiedCodeFault(number) : { code: 'LICENCE_NUMBER_SHAPE' };
};

/** The check character of a licence's number of the right shape, where it is another one. */
export const licenceNumberCheck = (text: string): CheckFailure | null => {
  const number = withoutHyphens(text);
  if (number.length === 18) return unifiedCodeCheck(number);
  if (!/^\d{15}$/.test(number)) return null;
  const expected = registrationCheckDigit(number.slice(0, 14));
  return expected === number[14]
    ? null
    : { code: 'REGISTRATION_NUMBER_CHECK', expected, standard: 'ISO 7064 MOD 11,10' };
};
