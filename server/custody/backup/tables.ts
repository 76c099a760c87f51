import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Tx } from '../../../prisma/database.ts';
import { hashing, type Manifest } from './manifest.ts';

/** A backup may take hours, all in one transaction. */
export const WHOLE_BACKUP = { maxWait: 60_000, timeout: 24 * 3_600_000 } as const;

/** Bytes of rows that are in memory at once, about. */
const PIECE_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 500;
/** What a row takes besides its sealed columns, at most as a rule. */
const ROW_BYTES = 4_096;

/**
 * What says only who is at work now: whoever restores is nobody of them. What waits for its place in the audit's chain is found anew
 * when the audit's rows come back, and a file of which pieces had come is sent from its
 * beginning. An export is asked for again: in a backup it would stand twice.
 */
const OF_THE_MOMENT: readonly string[] = [
  'Replica',
  'Lease',
  'ReviewClaim',
  'AuditPending',
  'PartialUpload',
  'UploadPiece',
  'ProviderExport',
  'ProviderExportPart',
  '_prisma_migrations',
];

/** The jobs that were not done yet; pg-boss's own schema is made anew by pg-boss. */
export const JOBS = 'pgboss.job';

export const quoted = (table: string): string =>
  table
    .split('.')
    .map((name) => `"${name}"`)
    .join('.');

/** Lets one transaction take its time, whatever the sessions of the service are limited to. */
export async function unhurried(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe('SET LOCAL statement_timeout = 0');
  await tx.$executeRawUnsafe('SET LOCAL idle_in_transaction_session_timeout = 0');
}

/** The tables of the service, those first that others refer to. */
export async function tablesInOrder(tx: Tx): Promise<string[]> {
  const tables = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`;
  const references = await tx.$queryRaw<{ from: string; to: string }[]>`
    SELECT f.relname::text AS "from", t.relname::text AS "to" FROM pg_constraint k
      JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND f.relnamespace = 'public'::regnamespace AND f.oid <> t.oid`;
  let left = tables.map(({ name }) => name).filter((name) => !OF_THE_MOMENT.includes(name));
  const ordered: string[] = [];
  while (left.length > 0) {
    const free = left.filter(
      (name) => !references.some(({ from, to }) => from === name && left.includes(to)),
    );
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${left.join(', ')}`);
    ordered.push(...free);
    left = left.filter((name) => !free.includes(name));
  }
  return ordered;
}

/** Rows that fit into memory together, by the largest sealed column that the table has now. */
async function rowsAtOnce(tx: Tx, table: string): Promise<number> {
  const columns = await tx.$queryRaw<{ name: string }[]>`
    SELECT column_name::text AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ${table} AND data_type = 'bytea'`;
  const largest = columns.map(({ name }) => `coalesce(max(octet_length("${name}")), 0)`).join(' + ');
  const [row] = await tx.$queryRawUnsafe<{ bytes: number }[]>(
    `SELECT (${largest || '0'})::int AS bytes FROM ${quoted(table)}`,
  );
  const each = 2 * (row?.bytes ?? 0) + ROW_BYTES;
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(PIECE_BYTES / each)));
}

/** The rows of a query as JSON, one a line, as the database itself writes them: no number passes through JavaScript. */
async function* linesOf(tx: Tx, query: string, atOnce: number): AsyncGenerator<string[]> {
  await tx.$executeRawUnsafe(`DECLARE backup_rows NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ line: string }[]>(`FETCH ${atOnce} FROM backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await tx.$executeRawUnsafe('CLOSE backup_rows');
}

/** Writes a table into the folder, as compressed lines of JSON. */
export async function writeTable(tx: Tx, folder: string, table: string): Promise<Manifest['tables'][number]> {
  const file = `database/${table}.jsonl.gz`;
  const where = table === JOBS ? ` WHERE t.state < 'completed'` : '';
  const query = `SELECT row_to_json(t)::text AS line FROM ${quoted(table)} t${where}`;
  const atOnce = table === JOBS ? MOST_ROWS : await rowsAtOnce(tx, table);
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(
    async function* () {
      for await (const lines of linesOf(tx, query, atOnce)) {
        rows += lines.length;
        yield Buffer.from(`${lines.join('\n')}\n`, 'utf8');
      }
    },
    createGzip({ level: 1 }),
    hashing(hash),
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }),
  );
  return { table, rows, file, sha256: hash.digest('hex') };
}

/** Puts the rows of one file into the table of that name. */
export async function loadTable(
  tx: Tx,
  folder: string,
  { table, file }: Manifest['tables'][number],
): Promise<void> {
  const insert = `INSERT INTO ${quoted(table)} SELECT r.* FROM json_populate_recordset(NULL::${quoted(table)}, $1::text::json) r`;
  let piece: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (piece.length > 0) await tx.$executeRawUnsafe(insert, `[${piece.join(',')}]`);
    piece = [];
    length = 0;
  };
  const input = createReadStream(join(folder, file)).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    piece.push(line);
    length += line.length;
    if (length >= PIECE_BYTES || piece.length >= MOST_ROWS) await flush();
  }
  await flush();
}

/** Lets numbers that the database counts up go on behind those that were restored. */
export async function advanceSequences(tx: Tx): Promise<void> {
  const columns = await tx.$queryRaw<{ table: string; column: string; sequence: string }[]>`
    SELECT t.relname::text AS "table", a.attname::text AS "column", s.oid::regclass::text AS sequence
      FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a'
      JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND t.relnamespace = 'public'::regnamespace`;
  for (const { table, column, sequence } of columns)
    await tx.$queryRawUnsafe(
      `SELECT setval($1::regclass, greatest(coalesce(max("${column}"), 0), 1))::text FROM ${quoted(table)}`,
      sequence,
    );
}
