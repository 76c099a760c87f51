import type { ReactiveControllerHost } from 'lit';
import type { FormWords } from '../../../schema/messages/generated/form.types.d.ts';
import { form } from '../../../schema/messages/generated/form.lazy.js';
import type { NamesWords } from '../../../schema/messages/generated/names.types.d.ts';
import { names } from '../../../schema/messages/generated/names.lazy.js';
import { LOCALES, nearestLocale } from '../../../schema/messages/locales.ts';
import type { Locale } from '../../../schema/messages/locales.ts';
import { shown } from '../../../schema/messages/message.ts';
import type { ArgumentsOf, PlainKey, Words } from '../../../schema/messages/message.ts';

/** An area of the catalogue, whose words are loaded for one language at a time. */
export type Area = Readonly<Record<Locale, () => Promise<Words>>>;

type KitWords = FormWords & NamesWords;
/** Every id without placeholders that the form may say. */
export type WordId = PlainKey<KitWords>;

const wanted = new Set<Area>([form, names]);
const loaded = new WeakMap<Area, Set<Locale>>();
const words = new Map<Locale, Words>(LOCALES.map((locale) => [locale, {}]));
const changes = new EventTarget();
let asked: Locale | null = null;
let onShow: Locale | null = null;

const load = async (area: Area, locale: Locale): Promise<void> => {
  if (loaded.get(area)?.has(locale)) return;
  const found = await area[locale]();
  words.set(locale, { ...words.get(locale), ...found });
  loaded.set(area, (loaded.get(area) ?? new Set()).add(locale));
};

/** Loads a language, with the areas that were wanted so far, and shows it everywhere on the page. */
export const useLocale = async (tag: string | null | undefined, ...areas: readonly Area[]): Promise<void> => {
  const locale = nearestLocale(tag);
  for (const area of areas) wanted.add(area);
  asked = locale;
  await Promise.all([...wanted].map((area) => load(area, locale)));
  // The page may have asked for another language meanwhile.
  if (asked !== locale) return;
  onShow = locale;
  changes.dispatchEvent(new Event('change'));
};

/** Loads more areas of the language on show, and of each one that comes after it. */
export const learn = async (...areas: readonly Area[]): Promise<void> => {
  for (const area of areas) wanted.add(area);
  const locale = onShow ?? asked;
  if (locale) await Promise.all(areas.map((area) => load(area, locale)));
};

/** The language on show. */
export const currentLocale = (): Locale => onShow ?? asked ?? LOCALES[0];

/** Whether the words of an area can be shown yet. */
export const isReady = (area: Area = form): boolean =>
  onShow !== null && loaded.get(area)?.has(onShow) === true;

/** All words of the language on show that are there by now. */
export const wordsOnShow = (): Words => words.get(currentLocale()) ?? {};

/** How to say what some areas hold: the words of an id in the language on show, with its placeholders filled in. */
export const speaker =
  <W extends Words>() =>
  <Id extends keyof W & string>(id: Id, ...[params]: ArgumentsOf<W[Id]>): string =>
    shown(wordsOnShow()[id], params);

export const say = speaker<KitWords>();

/** The words of an id that may have none, where the contract leaves a set open; nothing for one that has none. */
export const sayIfKnown = (id: string): string => shown(wordsOnShow()[id]);

/** Renders an element again when another language is shown. */
export const followLocale = (host: ReactiveControllerHost): void => {
  const update = (): void => host.requestUpdate();
  host.addController({
    hostConnected: () => changes.addEventListener('change', update),
    hostDisconnected: () => changes.removeEventListener('change', update),
  });
};
