import type { NumberFault } from './identity-card.ts';
import { withoutHyphens } from './normalise.ts';
import { unifiedCodeFault } from './unified-code.ts';

/** The check digit for 14 digits of an old licence: ISO 7064 MOD 11,10. */
export const registrationCheckDigit = (digits: string): string => {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
};

/** The first thing wrong with a business licence's number: a unified code, or 15 digits on older licences. */
export const licenceNumberFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  if (/^\d{15}$/.test(number)) {
    return registrationCheckDigit(number.slice(0, 14)) === number[14]
      ? null
      : { code: 'REGISTRATION_NUMBER_CHECK' };
  }
  return number.length === 18 ? unifiedCodeFault(number) : { code: 'LICENCE_NUMBER_SHAPE' };
};
