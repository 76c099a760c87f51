// The stable entry of the desk: its code and words lie in one file for each language, whose name carries its hash.
import { nearestLocale } from '../schema/messages/locales.ts';
import type { Locale } from '../schema/messages/locales.ts';
import type { FilingDeskElement } from './desk/element.ts';

/** Per language: loads the desk's code and words. Written in by the build. */
declare const DESK_BUNDLES: Readonly<Record<Locale, readonly [load: () => Promise<unknown>]>>;

/** The language of the first desk on the page; others learn theirs. */
const language = (): Locale => {
  const wanted = document.querySelector('filing-desk')?.getAttribute('locale');
  return nearestLocale(wanted || document.documentElement.lang);
};

// A server that renders the page may import this file too; it has no elements.
if (globalThis.customElements) await DESK_BUNDLES[language()][0]();

/** The element's class; there is none on a server. */
export const FilingDesk: (new () => FilingDeskElement) | undefined = globalThis.customElements?.get(
  'filing-desk',
) as (new () => FilingDeskElement) | undefined;
