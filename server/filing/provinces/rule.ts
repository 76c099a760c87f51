import type { Party } from '../../../schema/rules/codes/subject-natures.ts';
import { SOURCES } from './sources.ts';
import type { Source } from './sources.ts';
import type { StepKey, Topic, Values } from './values.ts';

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
    words: { zh: string; en: string } | null;
  };
}[T];

type Options = {
  party?: Party;
  from?: string;
  until?: string;
  name?: string;
  zh?: string;
  en?: string;
};

const listOf = (sources: Source | readonly Source[]): readonly Source[] =>
  typeof sources === 'string' ? [sources] : sources;

const earliest = (sources: readonly Source[]): string =>
  sources.map((source) => SOURCES[source].era).sort()[0] ?? '';

/** A rule; without `from` it holds since the era of its earliest source. */
export const rule = <T extends Topic>(
  topic: T,
  value: Values[T],
  sources: Source | readonly Source[],
  options: Options = {},
): Rule<T> => ({
  topic,
  value,
  party: options.party ?? 'all',
  sources: listOf(sources),
  validFrom: options.from ?? earliest(listOf(sources)),
  validUntil: options.until ?? null,
  name: options.name ?? null,
  words: options.zh && options.en ? { zh: options.zh, en: options.en } : null,
});

/** A rule in words only, shown at a step. */
export const note = (
  name: string,
  step: StepKey,
  sources: Source | readonly Source[],
  zh: string,
  en: string,
  options: Pick<Options, 'party' | 'from' | 'until'> = {},
): Rule<'note'> => rule('note', { step }, sources, { ...options, name, zh, en });

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
): ProvinceData => ({
  code,
  rules,
  doubts,
});
