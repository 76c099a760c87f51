import type { Connection } from './connection.ts';
import { NO_FILTERS, withSchemaEngine } from './engine.ts';
import { readMigrations } from './migrations.ts';
import { firstLine, StartupError } from './startup-error.ts';

/**
 * Applies the migrations a database does not have yet and returns their names. Processes that start together take turns.
 * The rows in `_prisma_migrations` are Prisma's own, so its command line works on the same database.
 * @throws StartupError when a migration fails or was changed after it had been applied.
 */
export async function migrate(
  database: Pick<Connection, 'exclusively'>,
  options: { folder?: string } = {},
): Promise<string[]> {
  const migrationsList = await readMigrations(options.folder);
  try {
    return await database.exclusively((adapter) =>
      withSchemaEngine(adapter, async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({
          migrationsList,
          filters: NO_FILTERS,
        });
        return appliedMigrationNames;
      }),
    );
  } catch (error) {
    throw new StartupError(`The database could not be migrated: ${firstLine(error)}`, { cause: error });
  }
}
