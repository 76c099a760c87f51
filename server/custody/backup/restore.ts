import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Database, Tx } from '../../../prisma/database.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { migrationNames } from '../../../prisma/migrations.ts';
import { StartupError } from '../../../prisma/startup-error.ts';
import { RESTORED } from '../../authority/connector/sequence.ts';
import { holdsSealedData } from '../../platform/privacy/installation.ts';
import type { IdentifiedKey } from '../../platform/privacy/cipher.ts';
import { claimStorage } from '../../platform/materials/storage-marker.ts';
import type { Storage } from '../../platform/materials/storage.ts';
import { assertSame, assertWhole, hashing, readManifest, type Manifest } from './manifest.ts';
import { advanceSequences, loadTable, unhurried, WHOLE_BACKUP } from './tables.ts';

type Target = {
  readonly database: Database;
  readonly storage: Storage;
  readonly masters: readonly IdentifiedKey[];
  /** Makes the queues that jobs lie in. */
  readonly prepareJobs: () => Promise<void>;
};

/** The backup's migrations are the first of ours. @throws StartupError */
async function lastMigrationOf({ migrations }: Manifest): Promise<string> {
  const ours = await migrationNames();
  const unknown = migrations.find((name, index) => ours[index] !== name);
  const last = migrations.at(-1);
  if (unknown !== undefined || last === undefined)
    throw new StartupError(
      `The backup is of another version of the service (it has ${unknown ?? 'no migration'}); restore it with that one.`,
    );
  return last;
}

function assertKey({ masterKeyId }: Manifest, masters: readonly IdentifiedKey[]): void {
  if (masterKeyId === null || masters.some(({ id }) => id.toString('hex') === masterKeyId)) return;
  throw new StartupError(
    `The backup is sealed under the master key ${masterKeyId}, which is not at hand (MASTER_KEY or master.key in DATA_DIR); set that one. Nothing was changed.`,
  );
}

/** @throws StartupError when anything is in the database already */
async function assertEmpty({ executeSql, prisma }: Database): Promise<void> {
  const { rows } = await executeSql(`SELECT to_regclass('public."Installation"') IS NOT NULL AS there`);
  if (rows[0]?.['there'] === true && (await holdsSealedData(prisma)))
    throw new StartupError('The database is not empty; restore into one that is. Nothing was changed.');
}

async function putPapers(storage: Storage, folder: string, { papers }: Manifest): Promise<void> {
  for (const { key, file, sha256 } of papers) {
    const hash = createHash('sha256');
    await storage.put(key, hashing(hash)(createReadStream(join(folder, file))));
    assertSame(file, hash, sha256);
  }
}

/** What was deleted while the backup was made stays deleted. */
async function forgetDeleted(tx: Tx, { deletedMeanwhile, missing }: Manifest): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Material" SET status = 'REMOVED', "storageKey" = NULL, "sealedKey" = NULL,
           "readingState" = NULL, reading = NULL, "readAt" = NULL
     WHERE "storageKey" = ANY (${[...deletedMeanwhile, ...missing]})`;
}

/** The authority may have had uploads since: none of an account goes out before its numbers were compared. */
async function stopAccounts(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    UPDATE "AuthorityAccount" SET "stoppedAt" = now(), "stoppedCode" = NULL, "stoppedReason" = ${RESTORED}
     WHERE mode = 'LIVE'`;
}

export type Restored = { readonly manifest: Manifest; readonly stoppedAccounts: number };

/**
 * Puts a backup into an empty database and its papers into a storage. Every file is compared with the manifest before anything
 * is changed; the rows come in one transaction, so that a run that was broken off is simply run again. Jobs that were under way
 * run again. Live accounts at the authority stay stopped until their numbers were compared with the authority's.
 * @throws StartupError with one line that says what is wrong
 */
export async function restoreBackup(target: Target, folder: string): Promise<Restored> {
  const { database, storage, masters, prepareJobs } = target;
  const manifest = await readManifest(folder);
  const last = await lastMigrationOf(manifest);
  assertKey(manifest, masters);
  await assertEmpty(database);
  await assertWhole(folder, manifest);
  await migrate(database, { upTo: last });
  await prepareJobs();
  await putPapers(storage, folder, manifest);
  const stoppedAccounts = await database.prisma.$transaction(async (tx) => {
    await unhurried(tx);
    for (const table of manifest.tables) await loadTable(tx, folder, table);
    await tx.$executeRawUnsafe(`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`);
    await advanceSequences(tx);
    await forgetDeleted(tx, manifest);
    // The mark of the storage is written anew below: this is another one, perhaps.
    await tx.$executeRaw`UPDATE "Installation" SET "storageMarkedAt" = NULL`;
    return stopAccounts(tx);
  }, WHOLE_BACKUP);
  await migrate(database);
  const { name } = await database.prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  await claimStorage(database.prisma, storage, { name, storageMarkedAt: null });
  return { manifest, stoppedAccounts };
}
