import type { ReactiveControllerHost } from 'lit';
import type { FormWords } from '../../../schema/messages/generated/form.types.d.ts';
import { first } from '../../../schema/messages/generated/first.lazy.js';
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

/** What the page speaks, and how far. */
type Speech = {
  readonly wanted: Set<Area>;
  readonly loaded: WeakMap<Area, Set<Locale>>;
  readonly words: Map<Locale, Words>;
  readonly changes: EventTarget;
  asked: Locale | null;
  onShow: Locale | null;
};

const KEY = Symbol.for('jieru.speech');
const page = globalThis as { [KEY]?: Speech };
const atOnce: Area = first;

// The form and the desk are built apart, and a page with both speaks one language: the parts that they share say what either learned.
const speech = (page[KEY] ??= {
  wanted: new Set([atOnce]),
  loaded: new WeakMap(),
  words: new Map(LOCALES.map((locale) => [locale, {}])),
  changes: new EventTarget(),
  asked: null,
  onShow: null,
});

const load = async (area: Area, locale: Locale): Promise<void> => {
  const { loaded, words } = speech;
  if (loaded.get(area)?.has(locale)) return;
  const found = await area[locale]();
  words.set(locale, { ...words.get(locale), ...found });
  loaded.set(area, (loaded.get(area) ?? new Set()).add(locale));
};

/** Loads a language, with the areas that were wanted so far, and shows it everywhere on the page. */
export const useLocale = async (tag: string | null | undefined, ...areas: readonly Area[]): Promise<void> => {
  const locale = nearestLocale(tag);
  for (const area of areas) speech.wanted.add(area);
  speech.asked = locale;
  await Promise.all([...speech.wanted].map((area) => load(area, locale)));
  // The page may have asked for another language meanwhile.
  if (speech.asked !== locale) return;
  speech.onShow = locale;
  speech.changes.dispatchEvent(new Event('change'));
};

/** Loads more areas of the language on show, and of each one that comes after it. */
export const learn = async (...areas: readonly Area[]): Promise<void> => {
  for (const area of areas) speech.wanted.add(area);
  const locale = speech.onShow ?? speech.asked;
  if (locale) await Promise.all(areas.map((area) => load(area, locale)));
};

/** Loads all that the form says: what is said before its first field can be typed in is there already. */
export const learnForm = (): Promise<void> => learn(form, names);

/** The language on show. */
export const currentLocale = (): Locale => speech.onShow ?? speech.asked ?? LOCALES[0];

/** Whether the words of an area can be shown yet. */
export const isReady = (area: Area = first): boolean =>
  speech.onShow !== null && speech.loaded.get(area)?.has(speech.onShow) === true;

/** All words of the language on show that are there by now. */
export const wordsOnShow = (): Words => speech.words.get(currentLocale()) ?? {};

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
    hostConnected: () => speech.changes.addEventListener('change', update),
    hostDisconnected: () => speech.changes.removeEventListener('change', update),
  });
};
