import { Command } from '@commander-js/extra-typings';
import { resolve } from 'node:path';
import { openDatabase, type Database } from '../../../prisma/database.ts';
import { QUEUES } from '../../assembly/queues.ts';
import { readConfig, type Config } from '../../config.ts';
import { makeBackup } from '../../custody/backup/backup.ts';
import { restoreBackup } from '../../custody/backup/restore.ts';
import { openEventHub } from '../../platform/events/hub.ts';
import { openJobs } from '../../platform/jobs/jobs.ts';
import { openStorage } from '../../platform/materials/open-storage.ts';
import { pathOfMasterKey, requireMasterKey } from '../../platform/privacy/master-key.ts';
import { createLogger } from '../../platform/service/logging.ts';
import { wrappingKeysOf } from '../../platform/service/open-privacy.ts';
import type { Cli } from '../terminal.ts';

const HOW_BACKUP = `
It holds every row as of one moment and the papers these rows name, sealed as they are, in files that only their owner can read. On a
PostgreSQL server the service goes on meanwhile; the embedded database belongs to one process, so stop the service first. What is personal in
a backup opens with the master key alone, which is not in it: keep the key apart, and delete backups when they are older than your longest
retention allows.`;

const HOW_RESTORE = `
The database must be empty (a new DATA_DIR, or a new database under DATABASE_URL), and the master key of the backup must be set. Live accounts
with the authority stay stopped: "jieru authority check" compares the numbers and lets an account go on where nothing was sent since.`;

/** Opens the database as it is: a backup before an upgrade must not bring the upgrade. */
async function withDatabase<T>(
  { env }: Pick<Cli, 'env'>,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(env);
  const database = await openDatabase(config);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}

const placeOfKey = (config: Config): string =>
  config.masterKey ? 'MASTER_KEY' : resolve(pathOfMasterKey(config));

/** Lets pg-boss make its tables and queues, and adds nothing to them. */
async function prepareJobs(database: Database): Promise<void> {
  const hub = await openEventHub(database);
  try {
    const jobs = await openJobs({ database, hub, logger: createLogger({ level: 'fatal' }) }, QUEUES);
    await jobs.stop();
  } finally {
    await hub.close();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Saves everything the service holds, but for its master key. */
export const backupFamily = (cli: Cli) =>
  new Command('backup')
    .description('save database and papers as of one moment into an empty folder')
    .argument('<folder>', 'a folder that is empty or not there yet')
    .addHelpText('after', HOW_BACKUP)
    .action(
      cli.answering((folder) =>
        withDatabase(cli, async (database, config) => {
          const made = await makeBackup({ database, storage: openStorage(config) }, folder);
          const { at, installation, masterKeyId, tables, papers, deletedMeanwhile, missing } = made;
          const rows = sum(tables.map((table) => table.rows));
          const key = placeOfKey(config);
          const lost = missing.length > 0 ? `\nMissing in the storage: ${missing.join(', ')}.` : '';
          return {
            text: `Saved in ${resolve(folder)}, as of ${at}: ${rows} rows, ${papers.length} papers.${lost}\nThe master key ${masterKeyId} is not in it: keep a copy of ${key} in another place. Without it nothing personal in the backup can be opened.`,
            json: {
              folder: resolve(folder),
              at,
              installation,
              rows,
              papers: papers.length,
              deletedMeanwhile: deletedMeanwhile.length,
              missing,
              masterKey: { id: masterKeyId, where: key },
            },
            failed: missing.length > 0,
          };
        }),
      ),
    );

/** Brings a backup back. */
export const restoreFamily = (cli: Cli) =>
  new Command('restore')
    .description('put a backup into an empty database and its papers into the storage')
    .argument('<folder>', 'what jieru backup wrote')
    .addHelpText('after', HOW_RESTORE)
    .action(
      cli.answering((folder) =>
        withDatabase(cli, async (database, config) => {
          const { manifest, stoppedAccounts } = await restoreBackup(
            {
              database,
              storage: openStorage(config),
              masters: wrappingKeysOf(requireMasterKey(config), config),
              prepareJobs: () => prepareJobs(database),
            },
            folder,
          );
          const rows = sum(manifest.tables.map((table) => table.rows));
          const papers = manifest.papers.length;
          const next =
            stoppedAccounts > 0
              ? `\nNothing is sent to the authority yet by ${stoppedAccounts} live account${stoppedAccounts > 1 ? 's' : ''}: run jieru authority check for each.`
              : '';
          return {
            text: `Restored as of ${manifest.at}: ${rows} rows, ${papers} papers.${next}`,
            json: { at: manifest.at, rows, papers, stoppedAccounts },
          };
        }),
      ),
    );
