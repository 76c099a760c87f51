/** What the catalogue holds under a key: a text, or a function of its placeholders. */
export type Message = string | ((params: never) => string);

export type Words = Readonly<Record<string, Message>>;

type Taker<M> = M extends (params: infer Params) => string ? (params: Params) => void : never;

/** The arguments besides the key: none for a plain text, else the placeholders of each message it may be. */
export type ArgumentsOf<M extends Message> = [Exclude<M, string>] extends [never]
  ? []
  : Taker<M> extends (params: infer Params) => void
    ? [params: Params]
    : never;

/** The keys whose messages have no placeholders. */
export type PlainKey<W extends Words> = {
  [Key in keyof W & string]: W[Key] extends string ? Key : never;
}[keyof W & string];

/** A message with its placeholders filled in; nothing where there is none. */
export const shown = (message: Message | undefined, params: unknown = {}): string =>
  typeof message === 'function' ? message(params as never) : (message ?? '');

/** The same for facts that were kept as data: one that is missing shows as a dash. */
export const told = (
  message: Message | undefined,
  facts: Readonly<Record<string, string | number>>,
): string => shown(message, new Proxy(facts, { get: (known, name) => known[String(name)] ?? '—' }));

/** Stands for the value of a case: a text is its name in braces; a number, by which a plural is chosen, is an example. */
const sample = (name: string): object => ({
  [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 2 : `{${name}}`),
});
const SAMPLES: object = new Proxy({}, { get: (_none, name) => sample(String(name)) });

/** A message as it reads where no case is at hand. */
export const sampled = (message: Message | undefined): string => shown(message, SAMPLES);
