import { createHash } from 'node:crypto';
import type { CodeRow, NoticeEntry } from '../../port.ts';
import { SERVER_LOCATIONS } from '../../protocol/codes/tables/access-codes.ts';
import type { CodeTables } from '../../protocol/documents/layouts/download/code-tables.ts';

/** Columns that name a person at a bureau; they stay in the sealed message. */
const PERSONAL = new Set(['Dzyj', 'Sjhm']);

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

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

/** Tables by whose names or provinces we find the code that an upload carries. */
const TRANSLATED = new Set(['Gj_dms', 'Wzjrfs_dms']);

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** Every province must be found, and found once: the locations have no other key that we know. */
function locationFaults(rows: readonly CodeRow[]): string[] {
  const provinceOf = ({ data }: CodeRow): string => String(data['Shengid'] ?? '');
  const missing = SERVER_LOCATIONS.filter(
    ({ province }) => !rows.some((row) => provinceOf(row) === province),
  );
  const twice = repeated(rows.filter(({ valid }) => valid).map(provinceOf)).filter(Boolean);
  return [
    ...(missing.length > 0
      ? [`no row for ${missing.map(({ province }) => province).join(', ')} (Shengid)`]
      : []),
    ...(twice.length > 0 ? [`several valid rows for ${twice.join(', ')}`] : []),
  ];
}

/** Why a table is not to be trusted; empty when it is complete and consistent. */
function faultsOf(table: string, rows: readonly CodeRow[]): string[] {
  const valid = rows.filter((row) => row.valid);
  const codes = repeated(rows.map(({ code }) => code));
  const names = TRANSLATED.has(table) ? repeated(valid.map(({ name }) => name.trim())) : [];
  return [
    ...(rows.length === 0 ? ['it has no rows'] : []),
    ...(codes.length > 0 ? [`codes stand in it twice: ${codes.join(', ')}`] : []),
    ...(names.length > 0 ? [`names stand in it twice: ${names.join(', ')}`] : []),
    ...(rows.some(({ name }) => name.trim() === '') ? ['a row has no name'] : []),
    ...(table === 'Gj_dms' ? locationFaults(rows) : []),
  ];
}

/** The rows of a table element: its only child list, whatever that is called. */
const listIn = (table: object | undefined): Row[] =>
  Object.entries(table ?? {}).flatMap(([name, value]: [string, unknown]) =>
    !name.startsWith('$') && Array.isArray(value) ? (value as Row[]) : [],
  );

/** The tables of a download. `tables` names what was sent, because a table replaces its former self as a whole. */
export type ReadTables = {
  readonly tables: string[];
  readonly rows: CodeRow[];
  /** Tables that were not taken over, each with the reason. */
  readonly notices: NoticeEntry[];
};

/** JCDM as rows. A table that is incomplete or contradicts itself is left out: by a wrong code filings go wrong silently. */
export function readCodeTables({ Bbdwlb, Jcdm_xx }: CodeTables): ReadTables {
  const all = Object.entries<object | undefined>({ Bbdwlb, ...Jcdm_xx }).filter(
    ([name, table]) => !name.startsWith('$') && table !== undefined,
  );
  const read = all.map(([table, content]) => {
    const rows = rowsOf(table, listIn(content));
    return { table, rows, faults: faultsOf(table, rows) };
  });
  const good = read.filter(({ faults }) => faults.length === 0);
  return {
    tables: good.map(({ table }) => table),
    rows: good.flatMap(({ rows }) => rows),
    notices: read
      .filter(({ faults }) => faults.length > 0)
      .map(({ table, rows, faults }) => ({
        list: 'JCDM',
        key: `${table} ${digest({ faults, rows })}`,
        data: { table, unread: faults, rows: rows.map(({ data }) => data) },
      })),
  };
}
