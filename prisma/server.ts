import pg from 'pg';
import { poolAdapter } from './adapters.ts';
import type { Connection } from './connection.ts';
import { Listener } from './listener.ts';
import { connectionsOf, sqlOver } from './pool-sql.ts';
import { parseServerAddress, type ServerAddress } from './server-address.ts';
import { checkServer, directAddress } from './server-checks.ts';
import { LOCK_WAIT_MS, underLock } from './start-lock.ts';
import { sendingOver } from './transactions/session.ts';

/** Longest a single statement may take; below Prisma's transaction timeout, so that the server gives up first. */
export const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const DEFAULT_POOL_SIZE = 10;

export type ServerOptions = {
  url: string;
  /** PostgreSQL's own address where `url` leads to a pooler: for the lock and for notifications. */
  directUrl?: string | undefined;
  poolSize?: number | undefined;
  /** Longest wait for another process that starts, in ms. */
  lockWaitMs?: number;
};

/**
 * Times go over the wire without a zone. A pooler remembers the zone for its client; time limits would stay with its servers, as would
 * the level of transactions, which is PostgreSQL's own unless somebody has set another.
 */
const sessionSettings = (pooled: boolean): string =>
  pooled
    ? `SET TIME ZONE 'UTC'`
    : `SET TIME ZONE 'UTC'; SET statement_timeout = ${STATEMENT_TIMEOUT_MS}; SET idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}; SET default_transaction_isolation = 'read committed'; SET jit = off; SET max_parallel_workers_per_gather = 0`;

/**
 * Connects to a PostgreSQL server, directly or through a pooler.
 * @throws StartupError when the address is wrong, the server does not answer, is too old or lacks something
 */
export async function openServer(options: ServerOptions): Promise<Connection> {
  const address = parseServerAddress(options.url);
  const given = options.directUrl ? parseServerAddress(options.directUrl, 'DATABASE_DIRECT_URL') : undefined;
  const { direct, pooled } = await directAddress(address, given);
  const settings = sessionSettings(pooled);
  const pool = new pg.Pool({
    connectionString: address.url,
    max: options.poolSize ?? address.poolSize ?? DEFAULT_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'jieru',
    // What is sent in one turn goes in one piece, without waiting for one another's answers.
    pipeline: true,
    onConnect: ((client) => client.query(settings)) as (client: pg.ClientBase) => void,
  });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  pool.on('error', () => undefined);
  try {
    await checkServer(pool, address);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return connect(pool, { direct, pooled, lockWaitMs: options.lockWaitMs ?? LOCK_WAIT_MS });
}

type Way = { direct: ServerAddress; pooled: boolean; lockWaitMs: number };

function connect(pool: pg.Pool, { direct, pooled, lockWaitMs }: Way): Connection {
  const listeners = new Set<Listener>();
  return {
    kind: 'postgresql',
    adapter: poolAdapter(pool, { namedStatements: !pooled }),
    executeSql: sqlOver(pool),
    ...sendingOver(pool, { named: !pooled }),
    async listen(channel, onPayload, onGap = () => undefined) {
      const config = { connectionString: direct.url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
      const listener = new Listener(config, channel, onPayload, onGap);
      await listener.connect();
      listeners.add(listener);
      return {
        caughtUp: () => listener.caughtUp(),
        async stop() {
          listeners.delete(listener);
          await listener.stop();
        },
      };
    },
    exclusively: (work) => underLock({ url: direct.url, label: direct.label, waitMs: lockWaitMs }, work),
    connections: () => connectionsOf(pool),
    async close() {
      await Promise.all([...listeners].map((listener) => listener.stop()));
      listeners.clear();
      if (!pool.ended) await pool.end();
    },
  };
}
