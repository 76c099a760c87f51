import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { poolAdapter, type AdapterFactory } from './adapters.ts';
import { StartupError } from './startup-error.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const LOOK_MS = 200;
/** Longest wait for another process that starts or migrates; a large migration takes minutes. */
export const LOCK_WAIT_MS = 5 * 60_000;
/** Any constant will do, as long as every release of this service uses the same. */
const MIGRATION_LOCK = 6_041_204_217n;

const HOLDER = `SELECT a.pid, a.application_name AS name, host(a.client_addr) AS host
  FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.classid = $1 AND l.objid = $2 LIMIT 1`;

async function whoHolds(guard: pg.Client): Promise<string> {
  const { rows } = await guard.query<{ pid: number; name: string; host: string | null }>(HOLDER, [
    (MIGRATION_LOCK >> 32n).toString(),
    (MIGRATION_LOCK & 0xffffffffn).toString(),
  ]);
  const [holder] = rows;
  return holder
    ? `connection ${holder.pid}${holder.name ? ` of ${holder.name}` : ''} from ${holder.host ?? 'a local socket'}`
    : 'a connection that has just gone';
}

async function takeLock(guard: pg.Client, label: string, waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  for (;;) {
    const { rows } = await guard.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS got', [
      MIGRATION_LOCK.toString(),
    ]);
    if (rows[0]?.got) return;
    if (Date.now() >= until)
      throw new StartupError(
        `Another process has held the start-up lock of the database at ${label} for ${Math.round(waitMs / 1000)} s (${await whoHolds(guard)}); wait for its migration, or end that connection, and start again.`,
      );
    await wait(LOOK_MS);
  }
}

/**
 * Runs work alone among all processes of the database. Migrations may take longer than any query of the service, hence
 * connections of their own without a time limit.
 * @throws StartupError when others hold the lock for too long
 */
export async function underLock<T>(
  { url, label, waitMs }: { url: string; label: string; waitMs: number },
  work: (adapter: AdapterFactory) => Promise<T>,
): Promise<T> {
  const config = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'jieru start',
  };
  const guard = new pg.Client({ ...config, keepAlive: true });
  // Told by the query that runs into it; without a listener the event would end the process.
  guard.on('error', () => undefined);
  const pool = new pg.Pool({ ...config, max: 2 });
  pool.on('error', () => undefined);
  try {
    await guard.connect();
    await takeLock(guard, label, waitMs);
    return await work(poolAdapter(pool, { namedStatements: false }));
  } finally {
    await pool.end();
    // Ending the session gives the lock back.
    await guard.end();
  }
}
