import type { Database } from '../../prisma/database.ts';

/** Every table of the database with its rows as text: bytes as they are, in hex and as characters. */
export async function dumpTables({ executeSql }: Database): Promise<Map<string, string>> {
  const { rows } = await executeSql(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`,
    [],
  );
  const dump = new Map<string, string>();
  for (const { schema, name } of rows as { schema: string; name: string }[]) {
    const found = await executeSql(`SELECT t::text AS row FROM "${schema}"."${name}" t`, []);
    dump.set(name, found.rows.map(({ row }) => withBytes(String(row))).join('\n'));
  }
  return dump;
}

/** Appends what the bytes of a row say as text. */
const withBytes = (row: string): string =>
  row +
  [...row.matchAll(/\\\\?x([0-9a-f]{2,})/g)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('utf8'))
    .join(' ');
