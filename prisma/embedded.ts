import { existsSync, mkdirSync, accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Results } from '@electric-sql/pglite';
import { embeddedAdapter } from './adapters.ts';
import { insideTransaction, type Connection, type SqlResult } from './connection.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { errorCode, firstLine, StartupError } from './startup-error.ts';

/** Keeps the embedded database in memory: for tests and for working out differences. */
export const IN_MEMORY = Symbol('in memory');

export type EmbeddedPlace = string | typeof IN_MEMORY;

const prepareFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data folder ${dataDir} cannot be written to (${errorCode(error) ?? firstLine(error)}); set DATA_DIR to a folder that can.`,
    );
  }
};

const create = async (place: EmbeddedPlace, image: Blob | undefined): Promise<PGlite> => {
  const start = image ? { loadDataDir: image } : {};
  if (place === IN_MEMORY) return PGlite.create(start);
  const folder = join(place, 'pglite');
  try {
    return await PGlite.create(folder, existsSync(folder) ? {} : start);
  } catch (error) {
    throw new StartupError(
      `The database in ${folder} cannot be opened (${firstLine(error)}); restore it from a backup, or move the folder away to begin anew.`,
    );
  }
};

const lastOf = (results: Results[]): SqlResult => ({
  rows: results.at(-1)?.rows ?? [],
});

/**
 * Opens the embedded PostgreSQL, in `<dataDir>/pglite` or in memory; `image` is a dump it starts from.
 * @throws StartupError when the folder is in use, cannot be written to or cannot be read as a database.
 */
export async function openEmbedded(
  place: EmbeddedPlace,
  image?: Blob,
): Promise<Connection & { client: PGlite }> {
  let lock: FolderLock | undefined;
  if (place !== IN_MEMORY) {
    prepareFolder(place);
    lock = lockFolder(place);
  }
  try {
    const client = await create(place, image);
    // The Prisma adapter sends and reads times without a zone, as UTC.
    await client.exec(`SET TIME ZONE 'UTC'`);
    return connect(client, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function connect(client: PGlite, lock: FolderLock | undefined): Connection & { client: PGlite } {
  const adapter = embeddedAdapter(client);
  let migrations: Promise<unknown> = Promise.resolve();
  return {
    client,
    kind: 'pglite',
    adapter,
    async executeSql(text, values) {
      if (values?.length) return { rows: (await client.query(text, values)).rows as SqlResult['rows'] };
      const inside = insideTransaction(text);
      if (inside === undefined) return lastOf(await client.exec(text));
      return client.transaction(async (session) => lastOf(await session.exec(inside)));
    },
    async listen(channel, onPayload) {
      const stop = await client.listen(channel, onPayload);
      return () => stop();
    },
    // One process, one connection: waiting for one another here is what the advisory lock does on a server.
    exclusively(work) {
      const turn = migrations.then(() => work(adapter));
      migrations = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      try {
        if (!client.closed) await client.close();
      } finally {
        lock?.release();
      }
    },
  };
}
