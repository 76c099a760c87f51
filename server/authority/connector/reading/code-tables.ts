import type { CodeTables } from '../../protocol/documents/layouts/download/code-tables.ts';

/** One row of a table of the authority (基础代码). */
export type CodeRow = {
  readonly table: string;
  readonly code: string;
  readonly name: string;
  readonly valid: boolean;
  readonly data: Readonly<Record<string, string | number>>;
};

/** Columns that name a person at a bureau; they stay in the sealed message. */
const PERSONAL = new Set(['Dzyj', 'Sjhm']);

type Row = Readonly<Record<string, unknown>>;

const plain = (row: Row): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      !PERSONAL.has(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, value]] : [],
    ),
  );

const nameOf = (data: Readonly<Record<string, string | number>>): string => {
  const levels = [data['Fl1'], data['Fl2']].filter((each) => each !== undefined).join(' / ');
  return String(data['Mc'] ?? data['Nr'] ?? data['Ztmc'] ?? data['Dwmc'] ?? levels);
};

const rowsOf = (table: string, rows: readonly Row[]): CodeRow[] =>
  rows.map((row) => {
    const data = plain(row);
    return { table, code: String(data['Id']), name: nameOf(data), valid: data['Sfyx'] !== 0, data };
  });

/** The rows of a table element: its only child list, whatever that is called. */
const listIn = (table: object | undefined): Row[] =>
  Object.entries(table ?? {}).flatMap(([name, value]: [string, unknown]) =>
    !name.startsWith('$') && Array.isArray(value) ? (value as Row[]) : [],
  );

/** JCDM as rows; `tables` names what was sent, because a table replaces its former self as a whole. */
export function readCodeTables({ Bbdwlb, Jcdm_xx }: CodeTables): { tables: string[]; rows: CodeRow[] } {
  const all = Object.entries<object | undefined>({ Bbdwlb, ...Jcdm_xx }).filter(
    ([name, table]) => !name.startsWith('$') && table !== undefined,
  );
  return {
    tables: all.map(([name]) => name),
    rows: all.flatMap(([name, table]) => rowsOf(name, listIn(table))),
  };
}
