import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AdapterFactory } from './adapters.ts';
import type { Connection } from './connection.ts';
import { IN_MEMORY, openEmbedded } from './embedded.ts';
import { NO_FILTERS, schemaPath, withSchemaEngine, type DiffSource, type SchemaEngine } from './engine.ts';
import { LOCK_FILE, MIGRATION_FILE, migrationsFolder, readMigrations } from './migrations.ts';

const LOCK_TEXT = `# Written by \`npm run db:diff\`; Prisma's command line refuses migrations of another provider.
provider = "postgresql"
`;

/** The engine's exit code for a difference. */
const DIFFERENT = 2;

/** An empty database for the engine to replay the migrations in; the package's own shadow is never closed again. */
async function withShadow<T>(work: (adapter: AdapterFactory) => Promise<T>): Promise<T> {
  const { exclusively, close } = await openEmbedded(IN_MEMORY);
  try {
    return await exclusively(({ provider, adapterName, connect }) =>
      work({ provider, adapterName, connect, connectToShadowDb: connect }),
    );
  } finally {
    await close();
  }
}

const toSchema = async (engine: SchemaEngine, from: DiffSource): Promise<string | null> => {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }];
  const { exitCode, stdout } = await engine.diff({
    from,
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  });
  return exitCode === DIFFERENT ? (stdout ?? '') : null;
};

/** SQL that leads from the migrations to schema.prisma, or null when they agree. */
export async function pendingSql(folder: string = migrationsFolder): Promise<string | null> {
  const migrations = await readMigrations(folder);
  const lockfile = { ...migrations.lockfile, content: migrations.lockfile.content ?? LOCK_TEXT };
  return withShadow((adapter) =>
    withSchemaEngine(adapter, (engine) => toSchema(engine, { tag: 'migrations', ...migrations, lockfile })),
  );
}

/**
 * SQL that leads from the tables a database really has to schema.prisma, or null when they agree. Works on the embedded
 * database; the server's adapter cannot read all of the catalogue.
 */
export async function driftSql(database: Pick<Connection, 'exclusively'>): Promise<string | null> {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }];
  return database.exclusively((adapter) =>
    withSchemaEngine(adapter, (engine) =>
      toSchema(engine, { tag: 'schemaDatasource', files, configDir: dirname(schemaPath) }),
    ),
  );
}

const timestamp = (now: Date): string => now.toISOString().replace(/\D/g, '').slice(0, 14);

/** Writes the pending difference as a new migration and returns its name, or null when there is none. */
export async function writeMigration(
  name: string,
  folder: string = migrationsFolder,
): Promise<string | null> {
  const sql = await pendingSql(folder);
  if (sql === null) return null;
  const migration = `${timestamp(new Date())}_${name}`;
  await mkdir(join(folder, migration), { recursive: true });
  await writeFile(join(folder, migration, MIGRATION_FILE), sql.endsWith('\n') ? sql : `${sql}\n`);
  await writeFile(join(folder, LOCK_FILE), LOCK_TEXT);
  return migration;
}
