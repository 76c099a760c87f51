import type { Database } from '../../../prisma/database.ts';

const COLUMNS = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
      || coalesce(datetime_precision::text, '') || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`;
const CONSTRAINTS = `
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`;
const INDEXES = `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;
const ENUMS = `
  SELECT t.typname || ' ' || e.enumlabel || ' ' || row_number() OVER (PARTITION BY t.oid ORDER BY e.enumsortorder) AS line
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1`;

/** Every column, constraint, index and enum value of a database, one line each; the same on any version of the server. */
export async function shapeOf(database: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const query of [COLUMNS, CONSTRAINTS, INDEXES, ENUMS]) {
    const { rows } = await database.executeSql(query);
    lines.push(...rows.map((row) => String(row['line'])));
  }
  return lines.sort();
}
