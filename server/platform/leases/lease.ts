import { setTimeout as wait } from 'node:timers/promises';
import { newUlid } from '../ids.ts';
import type { Database, Tx } from '../../../prisma/database.ts';

/** How long a holder that died keeps the others waiting. Milliseconds. */
const LEASE_MS = 30_000;
/** A piece of work that takes longer has come to nothing: it is renewed no more. Milliseconds. */
const LONGEST_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 250;

/** The right to do one piece of work, until it is given back or not renewed in time. */
export type Lease = {
  /** Id of the row that the work is on. */
  readonly key: string;
  readonly holder: string;
  /** Aborted when the right was lost: nothing may be sent any more, and nothing is written any more. */
  readonly signal: AbortSignal;
};

export type LeaseOptions = {
  readonly leaseMs?: number;
  /** Longest wait for another holder to finish; none unless told. Milliseconds. */
  readonly patienceMs?: number;
};

/** Somebody else holds the lease. */
export class LeaseTaken extends Error {
  constructor(key: string) {
    super(`${key} is being worked on by another run`);
    this.name = 'LeaseTaken';
  }
}

/** The lease went to another holder while this one was busy. */
export class LeaseLost extends Error {
  constructor(key: string) {
    super(`${key} was taken over by another run`);
    this.name = 'LeaseLost';
  }
}

type Sql = Pick<Database, 'executeSql'>;
type Held = Pick<Lease, 'key' | 'holder'>;

/** The database's own clock decides, so that replicas need not agree on the time. */
async function take({ executeSql }: Sql, { key, holder }: Held, ms: number): Promise<boolean> {
  const { rows } = await executeSql(
    `INSERT INTO "Lease" (key, holder, "until") VALUES ($1, $2, now() + $3 * interval '1 millisecond')
     ON CONFLICT (key) DO UPDATE SET holder = EXCLUDED.holder, "until" = EXCLUDED."until"
     WHERE "Lease"."until" < now() RETURNING key`,
    [key, holder, ms],
  );
  return rows.length > 0;
}

/** Only the holder extends it: a lease that was taken over is lost. */
async function renew({ executeSql }: Sql, { key, holder }: Held, ms: number): Promise<boolean> {
  const { rows } = await executeSql(
    `UPDATE "Lease" SET "until" = now() + $3 * interval '1 millisecond'
     WHERE key = $1 AND holder = $2 RETURNING key`,
    [key, holder, ms],
  );
  return rows.length > 0;
}

const giveBack = ({ executeSql }: Sql, { key, holder }: Held) =>
  executeSql('DELETE FROM "Lease" WHERE key = $1 AND holder = $2', [key, holder]);

/**
 * Says again and again that the work is going on, until the work is over (the answer is how to say so) or has taken too long.
 * `failed` hears of a renewal that did not come about, with null where somebody else has taken over.
 */
export function keepUp(
  renewal: () => Promise<boolean>,
  leaseMs: number,
  failed: (error: unknown) => void,
): () => void {
  const until = Date.now() + LONGEST_MS;
  let over = false;
  const timer = setInterval(() => {
    if (Date.now() > until) return clearInterval(timer);
    renewal().then(
      (kept) => void (kept || over || failed(null)),
      (error: unknown) => void (over || failed(error)),
    );
  }, leaseMs / 3);
  timer.unref();
  return () => {
    over = true;
    clearInterval(timer);
  };
}

/**
 * Runs work as the only one among all replicas that does it. The lease is a row with an expiry and not a lock of a session:
 * it works on the embedded database and behind a pooler, too, and no transaction stays open while somebody else's server
 * thinks. What the work writes it writes behind {@link fence}, so that a run that comes back late changes nothing.
 * @throws LeaseTaken when another holder goes on for longer than patience lasts
 */
export async function underLease<T>(
  database: Sql,
  key: string,
  work: (lease: Lease) => Promise<T>,
  { leaseMs = LEASE_MS, patienceMs = 0 }: LeaseOptions = {},
): Promise<T> {
  const held: Held = { key, holder: newUlid() };
  const until = Date.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; !(await take(database, held, leaseMs)); pause *= 2) {
    if (Date.now() >= until) throw new LeaseTaken(key);
    await wait(Math.min(pause, LONGEST_PAUSE_MS));
  }
  const lost = new AbortController();
  const stop = keepUp(
    () => renew(database, held, leaseMs),
    leaseMs,
    () => lost.abort(),
  );
  try {
    return await work({ ...held, signal: lost.signal });
  } finally {
    stop();
    await giveBack(database, held);
  }
}

/**
 * Holds the lease until the transaction ends, so that nobody takes over in the middle of it.
 * @throws LeaseLost when somebody else has taken over before
 */
export async function fence(tx: Tx, { key, holder }: Lease): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Lease" WHERE key = ${key} AND holder = ${holder} FOR UPDATE`;
  if (rows.length === 0) throw new LeaseLost(key);
}

/** The same for work that another run may do as well: null where that one has it, or took it over. */
export async function whereFree<T>(
  database: Sql,
  key: string,
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  try {
    return await underLease(database, key, work);
  } catch (error) {
    if (error instanceof LeaseTaken || error instanceof LeaseLost) return null;
    throw error;
  }
}
