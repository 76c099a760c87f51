import { sayIfKnown } from '../../kit/words/words.ts';
import { PHRASES } from './phrases.ts';
import type { Phrase } from './phrases.ts';

/** The ready-made remarks that suit a place: those on its field before those on what holds it. */
export const phrasesFor = (path: readonly string[]): Phrase[] => {
  const names = path.filter((step) => !/^\d+$/.test(step));
  const places = names.length === 0 ? ['whole'] : [names.slice(-2).join('.'), ...names.toReversed()];
  const ranked = PHRASES.map((phrase) => ({
    phrase,
    rank: places.findIndex((place) => phrase.on.includes(place)),
  }));
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ phrase }) => phrase);
};

/** What a ready-made remark says; nothing while the words are on their way. */
export const phraseText = (key: string): string => sayIfKnown(`phrase.${key}`);

/** The ready-made remarks that suit a place, to choose from. */
export const phraseOptions = (path: readonly string[]): { value: string; text: string }[] =>
  phrasesFor(path)
    .map(({ key }) => ({ value: key, text: phraseText(key) }))
    .filter(({ text }) => text !== '');
