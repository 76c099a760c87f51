import { parse, print, visit } from 'graphql';
import type { As } from '../../../server/http/docs/examples.ts';
import { Caller, type Credentials, type Extra, type Language, type Result } from '../../testkit/caller.ts';
import { mutationDocument } from '../../testkit/contract.ts';
import { watch } from '../../testkit/sse.ts';

/** One operation as it was sent, and what came of it. */
export type Heard = {
  readonly as: As;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number | null;
  readonly answer: unknown;
};

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** A document as people write it, under the name of its operation. */
const written = (document: string, name: string): string =>
  print(
    visit(parse(document), {
      OperationDefinition: (node) => ({ ...node, name: { kind: 'Name', value: capitalised(name) } }),
    }),
  );

/** Somebody who notes down what is asked: of each mutation the first success, and each query that is shown on purpose. */
export class Narrator extends Caller {
  constructor(
    url: string,
    private readonly known: Credentials,
    private readonly as: As,
    private readonly language: Language,
    private readonly notes: Map<string, Heard>,
  ) {
    super(url, known);
  }

  /** The same notes, with the session of somebody else. */
  for(as: As, token: string): Narrator {
    return new Narrator(this.url, { ...this.known, token }, as, this.language, this.notes);
  }

  override headers(extra: Extra = {}): Record<string, string> {
    return super.headers({ language: this.language, ...extra });
  }

  override async mutate(name: string, input: object, extra?: Extra): Promise<Result> {
    if (this.notes.has(`Mutation.${name}`)) return super.mutate(name, input, extra);
    const result = (await this.tells('Mutation', name, mutationDocument(name, 'BRIEF'), { input }))[name];
    return result as Result;
  }

  /** Asks, and notes it down unless it was refused. */
  async tells(
    parent: 'Query' | 'Mutation',
    name: string,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>> {
    const text = written(document, name);
    const answer = await this.ask(text, variables);
    const { data, errors, ...rest } = JSON.parse(answer.text) as {
      data: Record<string, unknown> | null;
      errors?: unknown;
      extensions: { cost: { requested: number } };
    };
    if (!data || errors) throw new Error(`${name}: ${answer.text}`);
    const { __typename: type = '' } = (data[name] ?? {}) as { __typename?: string };
    const note = { as: this.as, document: text, variables, cost: rest.extensions.cost.requested };
    if (!type.endsWith('Error')) this.notes.set(`${parent}.${name}`, { ...note, answer: { data } });
    return data;
  }

  /** Listens while something happens; the first that it waits for is noted down. */
  async hears(
    name: string,
    document: string,
    variables: Record<string, unknown>,
    { when, until }: { when: () => Promise<unknown>; until: string },
  ): Promise<void> {
    const text = written(document, name);
    const stream = await watch<object>(this, text, variables);
    await stream.next();
    await when();
    let answer = await stream.next();
    while (answer && !JSON.stringify(answer).includes(until)) answer = await stream.next();
    stream.close();
    if (!answer) throw new Error(`${name}: nothing was heard of ${until}`);
    this.notes.set(`Subscription.${name}`, { as: this.as, document: text, variables, cost: null, answer });
  }
}
