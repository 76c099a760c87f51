import { closestLocale, currentLocale, fillIn, UI_LOCALES } from '../../kit/words/localize.ts';
import type { UiLocale, WordParams } from '../../kit/words/localize.ts';
import type { DeskWordId, DeskWords } from './zh-CN.ts';

const load: Record<UiLocale, () => Promise<{ words: DeskWords }>> = {
  'zh-CN': () => import('./zh-CN.ts'),
  en: () => import('./en.ts'),
};

const loaded: Partial<Record<UiLocale, DeskWords>> = {};

/** Loads the desk's words of a language. */
export const loadDeskWords = async (wanted: string | null | undefined): Promise<void> => {
  const locale = closestLocale(wanted);
  loaded[locale] ??= (await load[locale]()).words;
};

/** Whether the desk can speak yet. */
export const deskWordsReady = (): boolean => loaded[currentLocale()] !== undefined;

// Another element of the page may have switched the language: until ours is there, the one we have is better than none.
const here = (): DeskWords | undefined =>
  loaded[currentLocale()] ?? UI_LOCALES.map((locale) => loaded[locale]).find(Boolean);

/** The desk's words of an id in the language on show, with its parameters filled in. */
export const tell = (id: DeskWordId, params: WordParams = {}): string => fillIn(here()?.[id] ?? '', params);
