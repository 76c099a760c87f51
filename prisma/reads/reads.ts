import type { Send } from '../connection.ts';
import { isEstimating } from '../estimate.ts';
import { Untranslated } from './model.ts';
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
 * Reads, which are one statement each. The client sends one for each relation and takes several times longer over each than the
 * database does; what it is asked is put into a single statement of JSON arrays instead. What is not known how to (`Untranslated`) is
 * left to it.
 */

type Asked = Selection | undefined;
export type Ask = (asked?: Asked) => Promise<unknown>;
/** What the client answers by itself. */
export type Left = (name: string, asked: Asked) => Promise<unknown>;

export const rowIn = (row: Row, read: (value: unknown) => Row): Row => read(JSON.parse(String(row['row'])));

/** What can be put into a statement, else null. */
export function translated<T>(make: () => T): T | null {
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
export class Gathering {
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
      const { rows } = await this.send(rowsBy(model, plan, by, [...texts.keys()]));
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
    const rows = this.send(statement).then((answer) => answer.rows);
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
      const {
        rows: [row],
      } = await this.send(atOnce(some.map(({ statement }) => statement)));
      some.forEach(({ waiting }, at) => waiting.resolve(Number(row?.[at])));
    } catch (error) {
      for (const { waiting } of some) waiting.reject(error);
    }
  }
}

/** The reads of one table. */
export function readsOf(model: string, left: Left, send: Send, gathering: Gathering): Record<string, Ask> {
  const rowsFor = async (statement: Statement): Promise<Row[]> => (await send(statement)).rows;
  const first = async (asked: Asked, ask = rowsFor): Promise<{ row: Row | null } | null> => {
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
      return (await rowsFor(known.statement)).map((row) => rowIn(row, known.read));
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
