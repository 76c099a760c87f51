import { configureLocalization, msg } from '@lit/localize';
import type { Words, WordId } from './words.ts';

export type UiLocale = 'zh-CN' | 'en';
export const UI_LOCALES: readonly UiLocale[] = ['zh-CN', 'en'];

const load: Record<UiLocale, () => Promise<{ templates: Words }>> = {
  'zh-CN': () => import('./zh-CN.ts'),
  en: () => import('./en.ts'),
};

// The source locale holds nothing but ids, so that a page loads the words of one language only.
const { setLocale, getLocale } = configureLocalization({
  sourceLocale: 'und',
  targetLocales: UI_LOCALES,
  loadLocale: (locale) => load[closestLocale(locale)](),
});

/** The language we have that is nearest to the one asked for: Chinese unless it begins with `en`. */
export const closestLocale = (wanted: string | null | undefined): UiLocale =>
  /^en\b/i.test(wanted ?? '') ? 'en' : 'zh-CN';

/** Loads a language and shows it everywhere on the page; resolves when its words are there. */
export const useLocale = (wanted: string | null | undefined): Promise<void> =>
  setLocale(closestLocale(wanted));

/** The language on show. */
export const currentLocale = (): UiLocale => closestLocale(getLocale());

/** Whether words can be shown yet. */
export const localeReady = (): boolean => getLocale() !== 'und';

export type WordParams = Readonly<Record<string, string | number>>;

/** `{name}` is replaced by the parameter of that name. */
export const fillIn = (template: string, params: WordParams = {}): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** The words of an id that may have none, where the contract leaves a set open; nothing for one that has none. */
export const sayIfKnown = (id: string): string => {
  const words = msg(id, { id });
  return words === id ? '' : words;
};

/** The words of an id in the language on show, with its parameters filled in. */
export const say = (id: WordId, params: WordParams = {}): string => fillIn(msg(id as string, { id }), params);
