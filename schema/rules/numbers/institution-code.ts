import { byteWidth, WIDTHS } from '../text.ts';
import type { CheckFailure, NumberFault } from './fault.ts';
import { normaliseNumber, withoutHyphens } from './normalise.ts';
import { unifiedCodeCheck, unifiedCodeFault } from './unified-code.ts';

/** A number that only its own register knows: letters, digits and the signs that stand in such numbers. */
export const freeFault = (text: string): NumberFault | null =>
  /^[\p{Script=Han}0-9A-Z()[\]〔〕（）\-/.]+$/u.test(normaliseNumber(text)) &&
  byteWidth(text) <= WIDTHS.certificateNumber
    ? null
    : { code: 'CERTIFICATE_NUMBER_SHAPE' };

/**
 * Certificates of institutions carry a unified code since 2016 and had numbers of their own registers before (事证第…号, 17 digits of a
 * law firm). What has about the length of a unified code is taken for one.
 */
const isMeantAsUnified = (number: string): boolean =>
  /^[0-9A-Z]{16,20}$/.test(number) && !/^[12]\d{16}$/.test(number);

export const institutionCodeFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  return isMeantAsUnified(number) ? unifiedCodeFault(number) : freeFault(text);
};

export const institutionCodeCheck = (text: string): CheckFailure | null => {
  const number = withoutHyphens(text);
  return isMeantAsUnified(number) ? unifiedCodeCheck(number) : null;
};

/** Whether the text stands for a unified code among the numbers of institutions. */
export const isUnifiedCode = (text: string): boolean => unifiedCodeFault(text) === null;
