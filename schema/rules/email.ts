import { narrow } from './text.ts';

/** An address as it is stored: half width, no blanks, domain in lower case. */
export const normaliseEmail = (text: string): string =>
  narrow(text)
    .replace(/\s/g, '')
    .replace(/@.*/, (domain) => domain.toLowerCase());

/** One `@`, a sensible local part, a domain with a dot. At most 128 characters, as the authority takes. */
export const isEmail = (text: string): boolean =>
  text.length <= 128 &&
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*$/.test(
    text,
  );
