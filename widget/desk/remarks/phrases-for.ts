import { sayIfKnown } from '../../kit/words/words.ts';
import type { OwnPhrase } from '../types.ts';
import { PHRASES } from './phrases.ts';
import type { Phrase } from './phrases.ts';

/** What a path is called where phrases say what they suit, the nearest first. */
const placesOf = (path: readonly string[]): string[] => {
  const names = path.filter((step) => !/^\d+$/.test(step));
  return names.length === 0 ? ['whole'] : [names.slice(-2).join('.'), ...names.toReversed()];
};

/** The provider's own phrases that suit a place, as the service ranks them; those for everything come last. */
const ownFor = (path: readonly string[], own: readonly OwnPhrase[]): OwnPhrase[] => {
  const places = placesOf(path);
  const suits = own.filter((one) => one.places.some((place) => places.includes(place)));
  return [...suits, ...own.filter((one) => one.places.length === 0)];
};

/** The ready-made remarks that suit a place: those on its field before those on what holds it. */
export const phrasesFor = (path: readonly string[]): Phrase[] => {
  const places = placesOf(path);
  const ranked = PHRASES.map((phrase) => ({
    phrase,
    rank: places.findIndex((place) => phrase.on.includes(place)),
  }));
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ phrase }) => phrase);
};

const OWN = 'own:';

/** A phrase that was chosen; `phraseId` of one of the provider's own. */
export type Chosen = { readonly text: string; readonly phraseId: string | null };

/** The phrase that an option stands for, with what it is about in it. */
export const chosenPhrase = (
  value: string,
  own: readonly OwnPhrase[],
  about: Readonly<Record<'field' | 'value', string>>,
): Chosen => {
  const phrase = own.find(({ id }) => value === `${OWN}${id}`);
  if (!phrase) return { text: sayIfKnown(`phrase.${value}`), phraseId: null };
  const text = phrase.text.replaceAll('{field}', about.field).replaceAll('{value}', about.value);
  return { text, phraseId: phrase.id };
};

/** What may be chosen at a place: the provider's own phrases, then those that come with the desk. */
export const phraseOptions = (
  path: readonly string[],
  own: readonly OwnPhrase[],
): { value: string; text: string }[] => [
  ...ownFor(path, own).map(({ id, text }) => ({ value: `${OWN}${id}`, text })),
  ...phrasesFor(path)
    .map(({ key }) => ({ value: key, text: sayIfKnown(`phrase.${key}`) }))
    .filter(({ text }) => text !== ''),
];
