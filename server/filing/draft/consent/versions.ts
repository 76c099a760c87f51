import { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import { createHash } from 'node:crypto';
import { consents } from '../../../../schema/messages/generated/consents.js';
import type { ConsentsWords } from '../../../../schema/messages/generated/consents.js';
import { inEachLanguage, type Locale } from '../../../../schema/messages/locales.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';

/** What somebody reads and agrees to. `agree` stands beside the box that is ticked. */
export type ConsentWords = { readonly title: string; readonly text: string; readonly agree: string };

/** One wording of a purpose, in force from a day of China on until a later one is. */
export type ConsentText = {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly validFrom: string;
  readonly words: Readonly<Record<Locale, ConsentWords>>;
};

/** A wording as the catalogue has it in each language, under its purpose and version. */
type Wording = keyof ConsentsWords extends infer Key ? (Key extends `${infer Of}.text` ? Of : never) : never;

const wordsOf = (wording: Wording): ConsentText['words'] =>
  inEachLanguage((locale) => ({
    title: consents[locale][`${wording}.title`],
    text: consents[locale][`${wording}.text`],
    agree: consents[locale][`${wording}.agree`],
  }));

/**
 * All wordings. A word is never changed in place: a file with a new version is added to the catalogue, with a later day here, and
 * everybody is asked again at the next save. Earlier ones stay, so that what was agreed to can be shown.
 */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  { purpose: 'FILING', version: '2026-11-29', validFrom: '2026-11-29', words: wordsOf('FILING.2026-11-29') },
  {
    purpose: 'IDENTITY_PAPERS',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: wordsOf('IDENTITY_PAPERS.2026-11-29'),
  },
  { purpose: 'FACE', version: '2026-11-29', validFrom: '2026-11-29', words: wordsOf('FACE.2026-11-29') },
  {
    purpose: 'AUTHORITY',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: wordsOf('AUTHORITY.2026-11-29'),
  },
];

/** SHA-256 over the text as UTF-8, in hexadecimal: proves which words were agreed to. */
export const hashOf = ({ text }: Pick<ConsentWords, 'text'>): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** The wording in force; on a clock that stands before the first, that one. */
export function currentText(
  purpose: ConsentPurpose,
  now: Date,
  texts: readonly ConsentText[] = CONSENT_TEXTS,
): ConsentText {
  const day = chinaDay(now);
  const all = texts
    .filter((one) => one.purpose === purpose)
    .sort((one, other) => one.validFrom.localeCompare(other.validFrom));
  const found = all.findLast(({ validFrom }) => validFrom <= day) ?? all[0];
  if (!found) throw new Error(`no text for the consent to ${purpose}`);
  return found;
}

/** The wordings in force for these purposes; without any, for each. */
export const textsFor = (purposes: readonly ConsentPurpose[], now: Date): ConsentText[] =>
  Object.values(ConsentPurpose)
    .filter((one) => purposes.length === 0 || purposes.includes(one))
    .map((one) => currentText(one, now));

/** Whether a version was ever shown here, so that who agreed to it agreed to words we know. */
export const isKnownVersion = (purpose: ConsentPurpose, version: string): boolean =>
  CONSENT_TEXTS.some((one) => one.purpose === purpose && one.version === version);
