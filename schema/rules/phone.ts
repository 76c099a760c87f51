import { provinceByCode, PROVINCES } from './choices/provinces.ts';
import { narrow } from './text.ts';

const digitsOf = (text: string): string => narrow(text).replace(/[\s()\-‐-―−./]/g, '');

/** A mainland mobile number as 11 digits, or `null`. A country code in front is dropped; none begins with 10, 11 or 12. */
export const mobileOf = (text: string): string | null =>
  /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/.exec(digitsOf(text))?.[1] ?? null;

// Ranges of operators without a network of their own, which the authority's text may not reach. Source: Alibaba Cloud's page
// on the SMS check (2019); the ranges are the MIIT's allotments up to 2024.
const VIRTUAL = /^1(?:62|65|67|70|71)/;

/** Whether a mobile number is a virtual operator's. */
export const isVirtualMobile = (mobile: string): boolean => VIRTUAL.test(mobile);

/** A number that many share (400, 800): it rings at a service desk, never at one person's. */
export const isServiceNumber = (text: string): boolean =>
  /^(?:(?:\+|00?)?86)?0?[48]00\d{7}$/.test(digitsOf(text));

export type Landline = { area: string; number: string };

// Three-digit area codes belong to the largest cities, all others have four digits with the zero.
const AREA = /^0(10|2\d|[3-9]\d{2})([1-9]\d{6,7})$/;

/** A landline with its area code, from the spellings people use (`0571-88888888`, `+86 571 8888 8888`), or `null`. */
export const landlineOf = (text: string): Landline | null => {
  // The country's code: no area code begins so.
  const digits = digitsOf(text).replace(/^(?:\+|00?)?86/, '');
  const match = AREA.exec(digits.startsWith('0') ? digits : `0${digits}`);
  if (!match?.[1] || !match[2]) return null;
  const area = `0${match[1]}`;
  return PROVINCES.some(({ areaCodes }) => areaCodes.test(area)) ? { area, number: match[2] } : null;
};

/** A landline as the authority writes it: `086-0571-88888888`. */
export const formatLandline = ({ area, number }: Landline): string => `086-${area}-${number}`;

/** A mobile or landline number in the form that is stored and sent; the text itself when it is neither. */
export const normalisePhone = (text: string): string => {
  const mobile = mobileOf(text);
  if (mobile) return mobile;
  const landline = landlineOf(text);
  return landline ? formatLandline(landline) : narrow(text);
};

/** Whether an area code is used in a province; `true` when the province is not known. */
export const isAreaOf = (area: string, province: string): boolean =>
  provinceByCode(province)?.areaCodes.test(area) ?? true;
