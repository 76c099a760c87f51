import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IN_MEMORY, openEmbedded } from '../../../prisma/embedded.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { readMigrations } from '../../../prisma/migrations.ts';
import { projectRoot } from '../../../prisma/root.ts';

const folder = join(projectRoot, 'node_modules/.cache/jieru');

const digest = async (): Promise<string> => {
  const engine = readFileSync(join(projectRoot, 'node_modules/@electric-sql/pglite/package.json'));
  const { migrationDirectories } = await readMigrations();
  return createHash('sha256')
    .update(engine)
    .update(JSON.stringify(migrationDirectories))
    .digest('hex')
    .slice(0, 16);
};

/** Path of a dump of a migrated embedded database: loading it takes a fraction of making a database and migrating it. */
export async function embeddedImage(): Promise<string> {
  const path = join(folder, `migrated-${await digest()}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.endsWith('.tar')) rmSync(join(folder, old), { force: true });
  const database = await openEmbedded(IN_MEMORY);
  try {
    await migrate(database);
    const dump = await database.client.dumpDataDir('none');
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
    renameSync(unfinished, path);
  } finally {
    await database.close();
  }
  return path;
}
