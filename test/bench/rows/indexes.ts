import type pg from 'pg';

/** So many rows are written faster beside no index, and each index built afterwards. */
const FROM = 50_000;

type Index = { name: string; definition: string };

/** Does work without the indexes that no other table refers to, and builds them again. */
export async function withoutIndexes(
  client: pg.Client,
  filings: number,
  work: () => Promise<void>,
): Promise<void> {
  if (filings < FROM) return work();
  const { rows } = await client.query<Index>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index JOIN pg_class c ON c.oid = indrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = 'public' AND NOT indisprimary
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
}
