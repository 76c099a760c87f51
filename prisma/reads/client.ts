import { overriding } from '../adapters.ts';
import { isEstimating } from '../estimate.ts';
import type { PrismaClient } from '../generated/client/client.ts';
import { modelNames, Untranslated } from './model.ts';
import type { Selection } from './selection.ts';
import {
  atOnce,
  countOf,
  ownTextIn,
  planOf,
  rowsBy,
  rowsOf,
  type ByText,
  type Plan,
  type Row,
  type Statement,
} from './statement.ts';

/*
 * The client, whose reads are one statement each. It sends one for each relation and takes several times longer over each than the
 * database does; what it is asked is put into a single statement of JSON arrays instead. What is not known how to (`Untranslated`) is
 * left to it, as are all changes.
 */

/** Sends a statement and gives its rows. */
export type Send = (statement: Statement) => Promise<Row[]>;

type Asked = Selection | undefined;
type Ask = (asked?: Asked) => Promise<unknown>;
type Delegate = Readonly<Record<string, Ask>>;

const rowIn = (row: Row, read: (value: unknown) => Row): Row => read(JSON.parse(String(row['row'])));

/** What can be put into a statement, else null. */
function translated<T>(make: () => T): T | null {
  if (isEstimating()) return null;
  try {
    return make();
  } catch (error) {
    if (error instanceof Untranslated) return null;
    throw error;
  }
}

type Waiting<T> = { resolve(value: T): void; reject(error: unknown): void };
type Group = {
  readonly plan: Plan;
  readonly by: ByText;
  readonly texts: Map<string, Waiting<Row | null>[]>;
};

/** Counts that go in one statement, at most. */
const MOST_AT_ONCE = 20;

/** Gathers what is asked within one turn: rows by what is theirs alone, and counts. */
class Gathering {
  readonly #groups = new Map<string, Group>();
  readonly #shared = new Map<string, Promise<Row[]>>();
  #counts: { statement: Statement; waiting: Waiting<number> }[] = [];

  constructor(private readonly send: Send) {}

  row(model: string, plan: Plan, by: ByText, text: string): Promise<Row | null> {
    const name = `${plan.name} ${by.column} ${JSON.stringify(by.rest)}`;
    const known = this.#groups.get(name);
    const group = known ?? { plan, by, texts: new Map<string, Waiting<Row | null>[]>() };
    if (!known) {
      this.#groups.set(name, group);
      process.nextTick(() => {
        this.#groups.delete(name);
        void this.#readGroup(model, group);
      });
    }
    return new Promise((resolve, reject) => {
      group.texts.set(text, [...(group.texts.get(text) ?? []), { resolve, reject }]);
    });
  }

  async #readGroup(model: string, { plan, by, texts }: Group): Promise<void> {
    try {
      const rows = await this.send(rowsBy(model, plan, by, [...texts.keys()]));
      const byText = new Map(rows.map((row) => [row['own'], row]));
      for (const [text, all] of texts) {
        const row = byText.get(text);
        // Each gets a row of its own: what one does with it is nothing to the other.
        for (const { resolve } of all) resolve(row ? rowIn(row, plan.read) : null);
      }
    } catch (error) {
      for (const { reject } of [...texts.values()].flat()) reject(error);
    }
  }

  /** Rows of a statement; who asks the same meanwhile gets the same. */
  shared(statement: Statement): Promise<Row[]> {
    const name = `${statement.text} ${JSON.stringify(statement.values)}`;
    const known = this.#shared.get(name);
    if (known) return known;
    const rows = this.send(statement);
    this.#shared.set(name, rows);
    process.nextTick(() => this.#shared.delete(name));
    return rows;
  }

  count(statement: Statement): Promise<number> {
    if (this.#counts.length === 0) process.nextTick(() => this.#countAll());
    return new Promise((resolve, reject) => {
      this.#counts.push({ statement, waiting: { resolve, reject } });
    });
  }

  #countAll(): void {
    const all = this.#counts;
    this.#counts = [];
    for (let from = 0; from < all.length; from += MOST_AT_ONCE)
      void this.#countSome(all.slice(from, from + MOST_AT_ONCE));
  }

  async #countSome(some: { statement: Statement; waiting: Waiting<number> }[]): Promise<void> {
    try {
      const [row] = await this.send(atOnce(some.map(({ statement }) => statement)));
      some.forEach(({ waiting }, at) => waiting.resolve(Number(row?.[at])));
    } catch (error) {
      for (const { waiting } of some) waiting.reject(error);
    }
  }
}

/** The reads of one table. */
function readsOf(model: string, own: Delegate, send: Send, gathering: Gathering): Record<string, Ask> {
  const left = (name: string, asked: Asked): Promise<unknown> => {
    const ask = own[name];
    if (!ask) throw new TypeError(`no ${name} of ${model}`);
    return ask.call(own, asked);
  };

  const first = async (asked: Asked, ask = send): Promise<{ row: Row | null } | null> => {
    const known = translated(() => rowsOf(model, asked ?? {}, true));
    if (!known) return null;
    const [row] = await ask(known.statement);
    return { row: row ? rowIn(row, known.read) : null };
  };

  const unique = async (asked: Asked): Promise<{ row: Row | null } | null> => {
    const { where = {}, ...selection } = asked ?? {};
    const column = ownTextIn(model, where);
    if (column === null) return first(asked, (statement) => gathering.shared(statement));
    const { [column]: text, ...rest } = where;
    const by = { column, rest };
    const plan = translated(() => {
      const known = planOf(model, selection);
      // What goes with the text has to be known before it is waited with.
      rowsBy(model, known, by, []);
      return known;
    });
    return plan && { row: await gathering.row(model, plan, by, String(text)) };
  };

  /** Its absence is an error, which is the client's to word. */
  const must =
    (name: string, find: (asked: Asked) => ReturnType<typeof first>): Ask =>
    async (asked) =>
      (await find(asked))?.row ?? left(name, asked);
  const may =
    (name: string, find: (asked: Asked) => ReturnType<typeof first>): Ask =>
    async (asked) => {
      const known = await find(asked);
      return known ? known.row : left(name, asked);
    };

  return {
    findMany: async (asked) => {
      const known = translated(() => rowsOf(model, asked ?? {}));
      if (!known) return left('findMany', asked);
      return (await send(known.statement)).map((row) => rowIn(row, known.read));
    },
    findFirst: may('findFirst', first),
    findFirstOrThrow: must('findFirstOrThrow', first),
    findUnique: may('findUnique', unique),
    findUniqueOrThrow: must('findUniqueOrThrow', unique),
    count: async (asked) => {
      const statement = translated(() => countOf(model, asked ?? {}));
      return statement ? gathering.count(statement) : left('count', asked);
    },
  };
}

const uncapitalised = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
const MODELS = new Map(modelNames.map((model) => [uncapitalised(model), model]));

/** A client, or a transaction of it, with these reads. */
function withReads<T extends object>(target: T, send: Send, methods: Partial<T> = {}): T {
  const gathering = new Gathering(send);
  const delegates = new Map<string, object>();
  return new Proxy(overriding(target, methods), {
    get(client, key) {
      const model = typeof key === 'string' ? MODELS.get(key) : undefined;
      if (model === undefined) return Reflect.get(client, key) as unknown;
      const known = delegates.get(model);
      if (known) return known;
      const own = Reflect.get(client, key) as Delegate;
      const fresh = overriding(own, readsOf(model, own, send, gathering));
      delegates.set(model, fresh);
      return fresh;
    },
  });
}

type Raw = { $queryRawUnsafe(text: string, ...values: unknown[]): Promise<Row[]> };

/** The same client, whose reads are one statement each: `send` sends those that are of no transaction. */
export function readingClient(prisma: PrismaClient, send: Send): PrismaClient {
  const start = prisma.$transaction.bind(prisma) as (work: unknown, options?: object) => Promise<unknown>;
  const transaction = (work: unknown, options?: object): Promise<unknown> => {
    if (typeof work !== 'function') return start(work, options);
    return start(
      (tx: Raw & object) =>
        (work as (tx: unknown) => unknown)(
          withReads(tx, ({ text, values }) => tx.$queryRawUnsafe(text, ...values)),
        ),
      options,
    );
  };
  return withReads(prisma, send, { $transaction: transaction as PrismaClient['$transaction'] });
}
