// The stable entry of the rules: their code and words lie in one file for each language, whose name carries its hash.
import { nearestLocale } from '../schema/messages/locales.ts';
import type { Locale } from '../schema/messages/locales.ts';
import type { FilingRulesElement } from './rules/element.ts';

/** Per language: loads the code and words. Written in by the build. */
declare const RULES_BUNDLES: Readonly<Record<Locale, readonly [load: () => Promise<unknown>]>>;

/** The language of the first such element on the page; others learn theirs. */
const language = (): Locale => {
  const wanted = document.querySelector('filing-rules')?.getAttribute('locale');
  return nearestLocale(wanted || document.documentElement.lang);
};

// A server that renders the page may import this file too; it has no elements.
if (globalThis.customElements) await RULES_BUNDLES[language()][0]();

/** The element's class; there is none on a server. */
export const FilingRules: (new () => FilingRulesElement) | undefined = globalThis.customElements?.get(
  'filing-rules',
) as (new () => FilingRulesElement) | undefined;
