import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database, Tx } from '../../../prisma/database.ts';
import { errorCode, StartupError } from '../../../prisma/startup-error.ts';
import { ObjectMissing, type Storage } from '../../platform/materials/storage.ts';
import { keyIdOf } from '../../platform/privacy/cipher.ts';
import { hashing, MANIFEST, newManifest, type Manifest } from './manifest.ts';
import { JOBS, quoted, tablesInOrder, unhurried, WHOLE_BACKUP, writeTable } from './tables.ts';

type Source = { readonly database: Pick<Database, 'prisma'>; readonly storage: Storage };

const FOLDERS = ['database', 'papers'] as const;

/** A folder that only its owner reads. @throws StartupError when there is something in it */
async function emptyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0)
      throw new StartupError(`${folder} is not empty; name a folder that is, or that is not there yet.`);
    for (const name of FOLDERS) await mkdir(join(folder, name), { mode: 0o700 });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${folder} cannot be written to (${errorCode(error) ?? 'unknown'}).`);
  }
}

const isThere = async (tx: Tx, table: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass(${quoted(table)}) IS NOT NULL AS there`;
  return row?.there === true;
};

async function factsOf(tx: Tx): Promise<Manifest> {
  const [{ at }] = await tx.$queryRaw<[{ at: Date }]>`SELECT now() AS at`;
  if (!(await isThere(tx, 'Installation')))
    throw new StartupError('The database holds nothing yet: there is nothing to back up.');
  const migrations = await tx.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`;
  const [installation] = await tx.$queryRaw<{ name: string; sealedSecret: Uint8Array }[]>`
    SELECT name, "sealedSecret" FROM "Installation"`;
  return newManifest({
    at: at.toISOString(),
    installation: installation?.name ?? null,
    masterKeyId: installation ? keyIdOf(installation.sealedSecret) : null,
    migrations: migrations.map(({ name }) => name),
  });
}

/** All rows as they stood at one moment, and the papers that these rows name. */
async function writeSnapshot(tx: Tx, folder: string): Promise<{ manifest: Manifest; keys: string[] }> {
  await unhurried(tx);
  const manifest = await factsOf(tx);
  const tables = await tablesInOrder(tx);
  for (const table of (await isThere(tx, JOBS)) ? [...tables, JOBS] : tables)
    manifest.tables.push(await writeTable(tx, folder, table));
  const papers = await tx.$queryRaw<{ key: string }[]>`
    SELECT "storageKey" AS key FROM "Material"
     WHERE status = 'STORED' AND "storageKey" IS NOT NULL ORDER BY 1`;
  return { manifest, keys: papers.map(({ key }) => key) };
}

async function copyPaper(storage: Storage, folder: string, key: string): Promise<Manifest['papers'][number]> {
  const file = `papers/${key}`;
  const path = join(folder, file);
  const sealed = await storage.get(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    sealed,
    hashing(hash),
    async function* (source) {
      for await (const piece of source) {
        bytes += piece.length;
        yield piece;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  return { key, bytes, file, sha256: hash.digest('hex') };
}

/** Whether a row still names the paper now: if not, it was deleted for good since the snapshot. */
const stillNamed = ({ prisma }: Source['database'], storageKey: string): Promise<boolean> =>
  prisma.material.count({ where: { storageKey, status: 'STORED' } }).then((count) => count > 0);

async function copyPapers(
  { database, storage }: Source,
  folder: string,
  manifest: Manifest,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) {
    try {
      manifest.papers.push(await copyPaper(storage, folder, key));
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
      const lost = await stillNamed(database, key);
      manifest[lost ? 'missing' : 'deletedMeanwhile'].push(key);
    }
  }
}

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a backup into an empty folder: every row as of one moment, and the papers these rows name, sealed as they are. The
 * service may go on meanwhile. Rows are read in one REPEATABLE READ transaction and written as the JSON PostgreSQL makes of
 * them, so that a backup of the embedded database can be restored into a server and the other way round, and needs neither
 * pg_dump nor its version. The master key is not in it.
 * @throws StartupError when the folder is not empty, or there is nothing to back up
 */
export async function makeBackup(source: Source, folder: string): Promise<Manifest> {
  await emptyFolder(folder);
  const { manifest, keys } = await source.database.prisma.$transaction((tx) => writeSnapshot(tx, folder), {
    ...WHOLE_BACKUP,
    isolationLevel: 'RepeatableRead',
  });
  await copyPapers(source, folder, manifest, keys);
  for (const { file } of [...manifest.tables, ...manifest.papers]) await flush(join(folder, file));
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  return manifest;
}
