import { existsSync, mkdirSync, accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { engineAdapter, poolAdapter } from './adapters.ts';
import type { Connection } from './connection.ts';
import { EmbeddedSocket } from './embedded-socket.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { connectionsOf, sqlOver } from './pool-sql.ts';
import { imageForEmpty } from './image.ts';
import { errorCode, firstLine, StartupError } from './startup-error.ts';
import { sendingOver } from './transactions/session.ts';

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
  if (place === IN_MEMORY) return PGlite.create(image ? { loadDataDir: image } : {});
  const folder = join(place, 'pglite');
  try {
    const start = existsSync(folder) ? null : (image ?? (await imageForEmpty()));
    return await PGlite.create(folder, start ? { loadDataDir: start } : {});
  } catch (error) {
    throw new StartupError(
      `The database in ${folder} cannot be opened (${firstLine(error)}); restore it from a backup, or move the folder away to begin anew.`,
    );
  }
};

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
    // Times go over the wire without a zone, as UTC.
    await client.exec(`SET TIME ZONE 'UTC'`);
    return connect(client, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

type Notified = (channel: string, payload: string) => void;

/** There is one session: who comes while another one holds it waits. It stays, since a new one would plan each statement anew. */
const poolOf = (database: PGlite, notified: Notified): pg.Pool => {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    pipeline: true,
    stream: () => new EmbeddedSocket(database),
  });
  pool.on('connect', (client) =>
    client.on('notification', ({ channel, payload }) => notified(channel, payload ?? '')),
  );
  return pool;
};

/** A pool that ends forgets who waits for a connection; here that is everybody but one, so they come first. */
async function endOf(pool: pg.Pool): Promise<void> {
  (await pool.connect()).release();
  await pool.end();
}

function connect(client: PGlite, lock: FolderLock | undefined): Connection & { client: PGlite } {
  const listeners = new Set<Notified>();
  const pool = poolOf(client, (channel, payload) => {
    for (const heard of listeners) heard(channel, payload);
  });
  let migrations: Promise<unknown> = Promise.resolve();
  return {
    client,
    kind: 'pglite',
    adapter: poolAdapter(pool, { namedStatements: true }),
    executeSql: sqlOver(pool),
    ...sendingOver(pool, { named: true }),
    async listen(wanted, onPayload) {
      const heard: Notified = (channel, payload) => {
        if (channel === wanted) onPayload(payload);
      };
      listeners.add(heard);
      await pool.query(`LISTEN ${pg.escapeIdentifier(wanted)}`);
      return {
        // There is one connection, and it hears of a change before it is told that the change is made.
        caughtUp: () => Promise.resolve(),
        stop: async () => void listeners.delete(heard),
      };
    },
    // One process, one connection: waiting for one another here is what the advisory lock does on a server.
    exclusively(work) {
      const turn = migrations.then(() => work(engineAdapter(client)));
      migrations = turn.catch(() => undefined);
      return turn;
    },
    connections: () => connectionsOf(pool),
    async close() {
      try {
        if (!pool.ended) await endOf(pool);
        if (!client.closed) await client.close();
      } finally {
        lock?.release();
      }
    },
  };
}
