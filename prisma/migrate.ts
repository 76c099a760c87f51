import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { NO_FILTERS, withSchemaEngine, type MigrationList } from './engine.ts';
import { readMigrations } from './migrations.ts';
import { firstLine, StartupError } from './startup-error.ts';

/** The list up to the migration of that name; the whole one without a name. */
const until = (list: MigrationList, last: string | undefined): MigrationList => ({
  ...list,
  migrationDirectories: list.migrationDirectories.filter(({ path }) => last === undefined || path <= last),
});

/**
 * Applies the migrations a database does not have yet, or those up to the one named, and returns their names. Processes that start together take turns.
 * The rows in `_prisma_migrations` are Prisma's own, so its command line works on the same database.
 * @throws StartupError when a migration fails, was changed after it had been applied, or comes from a newer version.
 */
export async function migrate(
  database: Pick<Connection, 'exclusively' | 'executeSql'>,
  options: { folder?: string; upTo?: string } = {},
): Promise<string[]> {
  const migrationsList = until(await readMigrations(options.folder), options.upTo);
  try {
    return await database.exclusively(async (adapter) => {
      const applied = await readApplied(database);
      assertNotNewer(applied, migrationsList);
      if (isUpToDate(applied, migrationsList)) return [];
      return withSchemaEngine(adapter, async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({
          migrationsList,
          filters: NO_FILTERS,
        });
        return appliedMigrationNames;
      });
    });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The database could not be migrated: ${firstLine(error)}`, { cause: error });
  }
}

type Applied = { name: string; checksum: string; finished: boolean };

/** The migrations on record, oldest first; none for a database that was never migrated. */
async function readApplied({ executeSql }: Pick<Connection, 'executeSql'>): Promise<Applied[]> {
  const { rows: tables } = await executeSql(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  if (tables[0]?.['there'] !== true) return [];
  const { rows } = await executeSql(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name, checksum, finished }) => ({
    name: String(name),
    checksum: String(checksum),
    finished: finished === true,
  }));
}

/** What a newer version has changed, this one would read and write wrongly. */
function assertNotNewer(applied: readonly Applied[], { migrationDirectories }: MigrationList): void {
  const known = new Set(migrationDirectories.map(({ path }) => path));
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown !== undefined)
    throw new StartupError(
      `The database was brought up to date by a newer version of the service (it has ${unknown.name}); start that version, or restore the backup made before it. Nothing was changed.`,
    );
}

/** Whether every migration is on record as it reads now: starting the schema engine to learn that takes seconds. */
function isUpToDate(applied: readonly Applied[], { migrationDirectories }: MigrationList): boolean {
  if (applied.length !== migrationDirectories.length) return false;
  return migrationDirectories.every(({ path, migrationFile: { content } }, index) => {
    const row = applied[index];
    if (row?.name !== path || !row.finished || content.tag !== 'ok') return false;
    return row.checksum === createHash('sha256').update(content.value).digest('hex');
  });
}
