import type { Operations } from '../../../schema/client/operations.ts';

/** A named GraphQL fragment together with the fragments it spreads. */
export type Fragment = { readonly text: string; readonly uses: readonly Fragment[] };

/**
 * One GraphQL operation the widget may send. `Data` and `Variables` type its answer and its input.
 *
 * The build collects every operation of the `*.graphql.ts` files into a list by the SHA-256 of `text`, so that a
 * server can refuse everything else that arrives with a publishable key.
 */
export class Operation<Data, Variables> {
  declare readonly types?: { data: Data; variables: Variables };
  readonly name: string;
  #hash: Promise<string | null> | undefined;

  constructor(readonly text: string) {
    this.name = /(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? '';
  }

  /** Hex SHA-256 of `text`; `null` where the page is no secure context and has no `crypto.subtle`. */
  hash(): Promise<string | null> {
    this.#hash ??= sha256(this.text);
    return this.#hash;
  }
}

const sha256 = async (text: string): Promise<string | null> => {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const withoutIndent = (text: string): string => text.replace(/\s+/g, ' ').trim();

const collect = (fragments: readonly Fragment[], into: Set<string> = new Set()): Set<string> => {
  for (const one of fragments) {
    collect(one.uses, into);
    into.add(one.text);
  }
  return into;
};

/** Declares a fragment; fragments it spreads are interpolated at its end. */
export const fragment = (strings: TemplateStringsArray, ...uses: Fragment[]): Fragment => ({
  text: withoutIndent(strings.join(' ')),
  uses,
});

type Keyword = 'query' | 'mutation' | 'subscription';

type NameIn<Text extends string> = Text extends `${Keyword} ${infer Head} ${string}`
  ? Head extends `${infer Name}(${string}`
    ? Name
    : Head
  : never;

/** What the contract says of the operation that a text names; `unknown` until `npm run generate` has seen it. */
type Generated<Text extends string> =
  NameIn<Text> extends keyof Operations ? Operations[NameIn<Text>] : { data: unknown; variables: unknown };

/**
 * Declares an operation; its text begins with its kind and its name, which find the generated types of its answer and
 * its variables. Each fragment it needs, at first or at second hand, stands once in what is sent.
 */
export const operation = <const Text extends string>(
  text: Text,
  ...uses: Fragment[]
): Operation<Generated<Text>['data'], Generated<Text>['variables']> =>
  new Operation([withoutIndent(text), ...collect(uses)].join(' '));
