import type { Selection } from './reads/selection.ts';
import type { Send } from './connection.ts';
import { rowsBelow, type Row } from './reads/statement.ts';
import type { Prisma } from './generated/client/client.ts';

/** Rows of a table by the row of another that each belongs to, in an order of their own. Names are the code's, never a request's. */
export type Children = {
  readonly table: Prisma.ModelName;
  /** Column with the id of the row they belong to. */
  readonly parent: string;
  /** Column they are sorted by, and by their ids among equals. */
  readonly by: string;
  /** Rows with this value of a column are left out. */
  readonly without?: { readonly column: string; readonly value: string | boolean };
};

type Direction = 'asc' | 'desc';

export type Limits = {
  readonly parents: readonly string[];
  readonly take: number;
  readonly direction: Direction;
};

/** Rows below each of several, by the id of the row above. */
export type ReadChildren = (
  children: Children,
  selection: Selection,
  limits: Limits,
) => Promise<ReadonlyMap<string, Row[]>>;

/** Reads children by one statement. */
export const childrenReader =
  (send: Send): ReadChildren =>
  async (children, selection, limits) => {
    const { statement, read } = rowsBelow(children, selection, limits);
    const found = new Map<string, Row[]>(limits.parents.map((parent) => [parent, []]));
    for (const { own, row } of (await send(statement)).rows)
      found.get(String(own))?.push(read(JSON.parse(String(row))));
    return found;
  };
