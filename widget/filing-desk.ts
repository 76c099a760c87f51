// The stable entry of the desk: its code and words lie in one file for each language, whose name carries its hash.
import { nearestLocale } from '../schema/messages/locales.ts';
import type { Locale } from '../schema/messages/locales.ts';
import type { FilingDesk as Desk } from './desk/filing-desk.ts';

/** Per language: the file with the desk's code and words. Written in by the build. */
declare const DESK_BUNDLES: Readonly<Record<Locale, readonly [url: string]>>;

/** The language of the first desk on the page; others learn theirs. */
const language = (): Locale => {
  const wanted = document.querySelector('filing-desk')?.getAttribute('locale');
  return nearestLocale(wanted || document.documentElement.lang);
};

// A server that renders the page may import this file too; it has no elements.
if (globalThis.customElements) await import(DESK_BUNDLES[language()][0]);

/** The element's class; there is none on a server. */
export const FilingDesk = globalThis.customElements?.get('filing-desk') as typeof Desk | undefined;
