/*
 * How a province's rule is written down. A rule that ends is given its last day (`until`) and stays: filings of then keep the rules of then. What a
 * topic's value means is said in `meanings` and, where the form knows it too, in `schema/rules/province-topics`.
 */
import type { ProvincesWords } from '../../../schema/messages/generated/provinces.types.d.ts';
import type { PlainKey } from '../../../schema/messages/message.ts';
import type { Party } from '../../../schema/rules/choices/subject-natures.ts';
import type { StepKey } from '../../../schema/rules/province-topics/meaning.ts';
import type { Topic, Values } from './meanings/topics.ts';
import { ERAS, type Source } from './sources.ts';

/** Key of the words that one rule has to itself: its province, `shared` or `national`, and its name. */
export type WordKey = Extract<PlainKey<ProvincesWords>, `${string}.${string}`>;

/** One administrative rule: what it says, to whom, who said so, and when it holds. */
export type Rule<T extends Topic = Topic> = {
  [Key in T]: {
    topic: Key;
    value: Values[Key];
    party: Party | 'all';
    sources: readonly Source[];
    /** First day, `YYYY-MM-DD`. */
    validFrom: string;
    /** Last day; `null` while it holds. */
    validUntil: string | null;
    /** Tells rules of one topic apart. */
    name: string | null;
    /** Its own words, where those of the topic are not enough. */
    words: WordKey | null;
  };
}[T];

export type Sources = Source | readonly Source[];

type Options = {
  party?: Party;
  from?: string;
  until?: string;
  name?: string;
  words?: WordKey;
};

const listOf = (sources: Sources): readonly Source[] => (typeof sources === 'string' ? [sources] : sources);

const earliest = (sources: readonly Source[]): string =>
  sources.map((source) => ERAS[source]).sort()[0] ?? '';

/** A rule; without `from` it holds since the era of its earliest source. */
export const rule = <T extends Topic>(
  topic: T,
  value: Values[T],
  sources: Sources,
  options: Options = {},
): Rule<T> => ({
  topic,
  value,
  party: options.party ?? 'all',
  sources: listOf(sources),
  validFrom: options.from ?? earliest(listOf(sources)),
  validUntil: options.until ?? null,
  name: options.name ?? null,
  words: options.words ?? null,
});

/** A rule in words only, shown at a step; it is named as its words are. */
export const note = (
  words: WordKey,
  step: StepKey,
  sources: Sources,
  options: Pick<Options, 'party' | 'from' | 'until'> = {},
): Rule<'note'> => rule('note', { step }, sources, { ...options, words, name: words.split('.')[1] });

/** The rules of one province, and what is doubtful about them. */
export type ProvinceData = {
  /** GB/T 2260, six digits. */
  code: string;
  rules: readonly Rule[];
  /** Where sources disagree, and which one is followed. */
  doubts: readonly string[];
};

export const province = (
  code: string,
  rules: readonly Rule[],
  doubts: readonly string[] = [],
): ProvinceData => ({ code, rules, doubts });
