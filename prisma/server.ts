import pg from 'pg';
import { serverAdapter, type AdapterFactory } from './adapters.ts';
import { insideTransaction, type Connection, type SqlResult } from './connection.ts';
import { Listener } from './listener.ts';
import { parseServerAddress, unreachable, type ServerAddress } from './server-address.ts';
import { StartupError } from './startup-error.ts';

/** Longest a single statement may take; below Prisma's transaction timeout, so that the server gives up first. */
export const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const OLDEST_VERSION = 14;
/** Any constant will do, as long as every release of this service uses the same. */
const MIGRATION_LOCK = 6_041_204_217;

export type ServerOptions = { url: string; poolSize?: number };

/**
 * Connects to a PostgreSQL server.
 * @throws StartupError when the address is wrong, the server does not answer or is too old.
 */
export async function openServer(options: ServerOptions): Promise<Connection> {
  const address = parseServerAddress(options.url);
  const pool = new pg.Pool({
    connectionString: address.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'jieru',
  });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  pool.on('error', () => undefined);
  try {
    await checkVersion(pool, address);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return connect(pool, address);
}

async function checkVersion(pool: pg.Pool, address: ServerAddress): Promise<void> {
  const answer = await pool
    .query<{ server_version: string }>('SHOW server_version')
    .catch((error: unknown) => Promise.reject(unreachable(address, error)));
  const version = answer.rows[0]?.server_version ?? '';
  if (parseInt(version, 10) >= OLDEST_VERSION) return;
  throw new StartupError(
    `The database at ${address.label} (DATABASE_URL) is PostgreSQL ${version}; ${OLDEST_VERSION} or later is needed.`,
  );
}

const lastOf = (result: pg.QueryResult | pg.QueryResult[]): SqlResult => ({
  rows: ((Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []) as SqlResult['rows'],
});

async function inTransaction(pool: pg.Pool, script: string): Promise<SqlResult> {
  const client = await pool.connect();
  try {
    // Several statements in one message are one transaction to the server.
    const result = lastOf(await client.query(script));
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function connect(pool: pg.Pool, address: ServerAddress): Connection {
  const listeners = new Set<Listener>();
  return {
    kind: 'postgresql',
    adapter: serverAdapter(pool, { namedStatements: !address.pooled }),
    async executeSql(text, values) {
      if (values?.length) return lastOf(await pool.query(text, values));
      const inside = insideTransaction(text);
      return inside === undefined ? lastOf(await pool.query(text)) : inTransaction(pool, inside);
    },
    async listen(channel, onPayload, onGap = () => undefined) {
      const config = { connectionString: address.url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
      const listener = new Listener(config, channel, onPayload, onGap);
      await listener.connect();
      listeners.add(listener);
      return async () => {
        listeners.delete(listener);
        await listener.stop();
      };
    },
    exclusively: (work) => underLock(address, work),
    async close() {
      await Promise.all([...listeners].map((listener) => listener.stop()));
      listeners.clear();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Migrations may take longer than any query of the service, hence connections of their own without a time limit. */
async function underLock<T>(
  address: ServerAddress,
  work: (adapter: AdapterFactory) => Promise<T>,
): Promise<T> {
  const guard = new pg.Client({ connectionString: address.url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const pool = new pg.Pool({
    connectionString: address.url,
    max: 2,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  pool.on('error', () => undefined);
  try {
    await guard.connect();
    await guard.query('SELECT pg_advisory_lock($1::bigint)', [MIGRATION_LOCK]);
    return await work(serverAdapter(pool, { namedStatements: false }));
  } finally {
    await pool.end();
    // Ending the session gives the lock back.
    await guard.end();
  }
}
