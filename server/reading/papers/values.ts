import { isDay } from '../../../schema/rules/numbers/dates.ts';
import { identityCardFault, identityCheck } from '../../../schema/rules/numbers/identity-card.ts';
import { unifiedCodeCheck, unifiedCodeFault } from '../../../schema/rules/numbers/unified-code.ts';
import { LONG_TERM } from '../../../schema/rules/certificate-term.ts';
import { curedCode } from './cure.ts';

/** A value as it is told, and how far it can be trusted beyond what the letters look like. */
export type Value = {
  readonly value: string;
  /** `CHECKED`: its check characters hold; `CURED`: they do after one character was changed; `READ`: it has none. */
  readonly standing: 'CHECKED' | 'CURED' | 'READ';
};

const DAYS = /(\d{4})[年./-]?(\d{1,2})[月./-]?(\d{1,2})日?/g;

const dayIn = ([, year = '', month = '', day = '']: RegExpMatchArray): string | null => {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
};

/** Days in a text, in order; one that does not exist was misread and ends the search. */
export const daysIn = (text: string): (string | null)[] => [...text.matchAll(DAYS)].map(dayIn);

const read = (value: string | null | undefined): Value | null => (value ? { value, standing: 'READ' } : null);

/** The end of a term: of `2015.03.02-2035.03.02` the second day, of `…至长期` that it has none. */
export const endOfTerm = (text: string): string | null => {
  if (/长期|永久|不约定/.test(text)) return LONG_TERM;
  const days = daysIn(text);
  return days.length === 2 ? (days[1] ?? null) : null;
};

const unifiedCode = (text: string): Value | null => {
  if (!unifiedCodeFault(text) && !unifiedCodeCheck(text)) return { value: text, standing: 'CHECKED' };
  const cured = curedCode(text);
  if (cured) return { value: cured, standing: 'CURED' };
  return unifiedCodeFault(text) ? null : { value: text, standing: 'READ' };
};

/** Never corrected: of 3,000 misread numbers 195 came out as another valid one. */
const identityNumber = (text: string): Value | null => {
  if (identityCardFault(text)) return null;
  return { value: text, standing: identityCheck(text) ? 'READ' : 'CHECKED' };
};

const name = (text: string): string => text.replace(/^[:：.。·]+|[:：]+$/g, '');

/** What the letters of a field mean, null where they can be no such value. */
export const valueOf: Readonly<
  Record<
    'TEXT' | 'PERSON' | 'DAY' | 'TERM' | 'UNIFIED_CODE' | 'IDENTITY_NUMBER' | 'NUMBER',
    (text: string) => Value | null
  >
> = {
  TEXT: (text) => read(name(text)),
  PERSON: (text) => (/^[\p{L}·.' ]{2,40}$/u.test(name(text)) ? read(name(text)) : null),
  DAY: (text) => read(daysIn(text)[0]),
  TERM: (text) => read(endOfTerm(text)),
  UNIFIED_CODE: unifiedCode,
  IDENTITY_NUMBER: identityNumber,
  NUMBER: (text) => (/^[0-9A-Z()（）-]{5,20}$/.test(text) ? read(text) : null),
};
