import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from './engine.ts';
import { projectRoot } from './root.ts';
import { errorCode } from './startup-error.ts';

export const migrationsFolder = join(projectRoot, 'prisma/migrations');
export const LOCK_FILE = 'migration_lock.toml';
export const MIGRATION_FILE = 'migration.sql';

const readIfThere = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });

/** Names of the migrations, oldest first; empty when there is no folder yet. */
export async function migrationNames(folder: string = migrationsFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations with their SQL, as the schema engine wants them. */
export async function readMigrations(folder: string = migrationsFolder): Promise<MigrationList> {
  const names = await migrationNames(folder);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: MIGRATION_FILE,
        content: { tag: 'ok' as const, value: await readFile(join(folder, name, MIGRATION_FILE), 'utf8') },
      },
    })),
  );
  const lockfile = { path: LOCK_FILE, content: await readIfThere(join(folder, LOCK_FILE)) };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}
