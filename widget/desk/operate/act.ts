import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { Api } from '../../kit/client/api.ts';
import type { Option } from '../../kit/elements/select.ts';

/** What is typed into an act's fields, by their keys; a tick is `true`. */
export type Values = Readonly<Record<string, string>>;

/** What is asked for an act. `lines` takes one thing a line, `several` ticks of a few, `secret` is not shown. */
export type ActField = {
  /** Its name in the act's input, where errors are told. */
  readonly key: string;
  readonly kind: 'text' | 'words' | 'lines' | 'secret' | 'choice' | 'several' | 'tick';
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly options?: readonly Option[];
};

/** What came of an act: done; in the way of it, so that nothing was done; or what it would do, to be confirmed first. */
export type Told = {
  readonly kind: 'DONE' | 'HINDERED' | 'ASKS';
  readonly text: string;
  readonly lines?: readonly string[];
  /** What the service says to the letter, in English. */
  readonly detail?: string | null;
};

export type Problem = TypedError | RequestFailure;

/** Something that is done towards the authority, once it was read what follows from it. */
export type Act = {
  readonly heading: string;
  /** What it is done to. */
  readonly about: string;
  /** What follows from it, sentence by sentence. */
  readonly rules: readonly string[];
  /** By which day it is to be done, where there is one. */
  readonly due?: string | null;
  readonly fields: readonly ActField[];
  /** What its button says. */
  readonly action: string;
  /** Whether it cannot be undone. */
  readonly isFinal?: boolean;
  readonly send: (api: Api, values: Values, signal: AbortSignal) => Promise<Told | Problem>;
};

export const isTold = (answer: Told | Problem): answer is Told => 'kind' in answer;

type Answer = { readonly result: { readonly __typename: string } };
type Success<A extends Answer> = Exclude<A['result'], TypedError>;

/** Carries an act out and tells what came of it; what it answers with is told as a problem. */
export async function carriedOut<A extends Answer>(
  work: Promise<A>,
  tell: (result: Success<A>) => Told,
): Promise<Told | Problem> {
  try {
    const { result } = await work;
    return isTypedError(result) ? result : tell(result as Success<A>);
  } catch (cause) {
    return cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
  }
}

/** One thing a line. */
export const linesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\n,，、;；]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What an optional field says; null where nothing was typed. */
export const given = (text: string | undefined): string | null => text?.trim() || null;

/** A number, and one that no rule allows where none was typed. */
export const wholeNumber = (text: string | undefined): number =>
  /^\d{1,9}$/.test(text?.trim() ?? '') ? Number(text) : 0;
