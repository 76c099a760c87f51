import { narrow } from '../text.ts';

/** The number as a machine compares it: half width, upper case, without the spaces people type for reading. */
export const normaliseNumber = (text: string): string =>
  narrow(text)
    .replace(/[\s·．]/g, '')
    .replace(/[‐-―−]/g, '-')
    .toUpperCase();

/** For numbers that hold no hyphen of their own. */
export const withoutHyphens = (text: string): string => normaliseNumber(text).replace(/-/g, '');
