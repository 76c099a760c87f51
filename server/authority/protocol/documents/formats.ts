import type { TextFormat } from './layout.ts';

interface Format {
  readonly test: (value: string) => boolean;
  readonly message: string;
}

const everyPart = (pattern: RegExp) => (value: string) =>
  value.split(';').every((part) => pattern.test(part));

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,2})?)?$/;

/** Whether the text is a day of the calendar, YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const match = DAY.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether the text is a day, or a day with a time of day (seconds and fractions may be missing). */
export function isMoment(value: string): boolean {
  const day = value.slice(0, 10);
  const time = value.slice(11);
  return isDay(day) && (value.length === 10 || (/[ T]/.test(value.charAt(10)) && TIME.test(time)));
}

/** What the remarks of the specification V3.0 ask of texts, beyond their length. */
export const FORMATS: Readonly<Record<TextFormat, Format>> = {
  phones: { test: everyPart(/^[0-9-]+$/), message: 'digits and "-", several numbers joined by ";"' },
  mobiles: { test: everyPart(/^\+?[0-9-]+$/), message: 'digits, several numbers joined by ";"' },
  emails: { test: everyPart(/^[^@\s]+@[^@\s]+$/), message: 'an "@" in each address, several joined by ";"' },
  md5: { test: (value) => /^[0-9A-Fa-f]{32}$/.test(value), message: '32 hexadecimal characters' },
  base64: {
    // Checked by alphabet and length alone: these are the largest texts of a file.
    test: (value) => /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value) && value.replace(/\s+/g, '').length % 4 === 0,
    message: 'base64',
  },
  day: { test: isDay, message: 'a date YYYY-MM-DD' },
  moment: { test: isMoment, message: 'a date YYYY-MM-DD, perhaps with a time' },
};
