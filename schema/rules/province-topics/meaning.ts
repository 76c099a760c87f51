import type { ChoiceWord } from '../../messages/choices.ts';
import type { ProvincesWords } from '../../messages/generated/provinces.types.d.ts';
import type { Issue } from '../issue.ts';

/** The steps of a filing, at which its rules are told. */
export type StepKey =
  'TYPE' | 'SERVER' | 'PASSWORD' | 'DETAILS' | 'MATERIALS' | 'PHOTO' | 'SMS' | 'MAIL' | 'RESULT';

/**
 * A sentence about a rule: the key of its words, and what fills them. Lists hold other words or names of codes and are
 * joined in the reader's language; an empty list fills nothing in.
 */
export type Told = {
  words: keyof ProvincesWords;
  params?: Readonly<Record<string, string | number | readonly (Told | ChoiceWord)[]>>;
};

export const say = (words: Told['words'], params: Told['params'] = {}): Told => ({ words, params });

/** How the value of a rule is told, and at which step. `null`: a default that needs no telling. */
export type Telling<Value> = { readonly step: StepKey; tell(value: Value): Told | null };

export type Tellings<Values> = { readonly [Topic in keyof Values]: Telling<Values[Topic]> };

/**
 * What the value of a rule means: how it is told, and what it finds wrong with the facts it is about. The path of what it finds
 * begins at the person, subject or website that was judged.
 */
export type Meaning<Value, Facts> = Telling<Value> & { check(value: Value, facts: Facts): Issue | null };

export type Meanings<Values, Facts extends Record<keyof Values, unknown>> = {
  readonly [Topic in keyof Values]: Meaning<Values[Topic], Facts[Topic]>;
};
