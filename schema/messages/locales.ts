import { LOCALES } from './generated/locales.js';
import type { Locale } from './generated/locales.js';

export { LOCALES };
export type { Locale };

/** What is said in each language, where it is not known yet who reads it. */
export type InEachLanguage<Said = string> = Readonly<Record<Locale, Said>>;

export const inEachLanguage = <Said = string>(say: (locale: Locale) => Said): InEachLanguage<Said> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, say(locale)])) as InEachLanguage<Said>;

const languageOf = (tag: string): string => tag.trim().split('-', 1)[0]?.toLowerCase() ?? '';

/** The first of our languages that somebody who wants these tags reads; the source language when there is none. */
export const nearestLocale = (...wanted: readonly (string | null | undefined)[]): Locale => {
  for (const tag of wanted) {
    const found = LOCALES.find((locale) => languageOf(locale) === languageOf(tag ?? ''));
    if (found) return found;
  }
  return LOCALES[0];
};
