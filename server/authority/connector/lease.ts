import { ulid } from 'ulid';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../prisma/database.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';

/** Time a sender that died keeps the others waiting. Milliseconds. */
const LEASE_MS = 30_000;
/** Longest wait for another sender to finish. Milliseconds. */
const PATIENCE_MS = 20_000;
const LONGEST_PAUSE_MS = 250;

/** The right to send for one account, until it is given back or not renewed in time. */
export type Lease = {
  readonly accountId: string;
  readonly holder: string;
  /** Aborted when the right was lost: nothing may be sent any more. */
  readonly signal: AbortSignal;
};

export type LeaseOptions = { readonly leaseMs?: number; readonly patienceMs?: number };

type Sql = Pick<Database, 'executeSql'>;

/** The database's own clock decides, so that replicas need not agree on the time. */
async function take({ executeSql }: Sql, accountId: string, holder: string, ms: number): Promise<boolean> {
  const { rows } = await executeSql(
    `UPDATE "AuthorityAccount" SET "leaseHolder" = $2, "leaseUntil" = now() + $3 * interval '1 millisecond'
     WHERE id = $1 AND ("leaseHolder" IS NULL OR "leaseHolder" = $2 OR "leaseUntil" < now()) RETURNING id`,
    [accountId, holder, ms],
  );
  return rows.length > 0;
}

/** Only who still holds it extends it: one that was taken over is lost. */
async function renew({ executeSql }: Sql, accountId: string, holder: string, ms: number): Promise<boolean> {
  const { rows } = await executeSql(
    `UPDATE "AuthorityAccount" SET "leaseUntil" = now() + $3 * interval '1 millisecond'
     WHERE id = $1 AND "leaseHolder" = $2 RETURNING id`,
    [accountId, holder, ms],
  );
  return rows.length > 0;
}

async function giveBack({ executeSql }: Sql, accountId: string, holder: string): Promise<void> {
  await executeSql(
    `UPDATE "AuthorityAccount" SET "leaseHolder" = NULL, "leaseUntil" = NULL
     WHERE id = $1 AND "leaseHolder" = $2`,
    [accountId, holder],
  );
}

/**
 * Runs work as the only sender of an account among all replicas. The right is a row with an expiry and not a lock of a
 * session: it works on the embedded database, too, and no transaction stays open while the authority thinks.
 * @throws AuthorityUnavailable when another one goes on sending for longer than patience lasts.
 */
export async function underLease<T>(
  database: Sql,
  accountId: string,
  work: (lease: Lease) => Promise<T>,
  { leaseMs = LEASE_MS, patienceMs = PATIENCE_MS }: LeaseOptions = {},
): Promise<T> {
  const holder = ulid();
  const until = Date.now() + patienceMs;
  for (let pause = 20; !(await take(database, accountId, holder, leaseMs)); pause *= 2) {
    if (Date.now() > until) throw new AuthorityUnavailable(5);
    await wait(Math.min(pause, LONGEST_PAUSE_MS));
  }
  const lost = new AbortController();
  const heartbeat = setInterval(() => {
    renew(database, accountId, holder, leaseMs).then(
      (held) => {
        if (!held) lost.abort();
      },
      () => lost.abort(),
    );
  }, leaseMs / 3);
  try {
    return await work({ accountId, holder, signal: lost.signal });
  } finally {
    clearInterval(heartbeat);
    await giveBack(database, accountId, holder);
  }
}

/** Nobody else can be sending from an embedded database, so what a killed process held is free again. */
export async function freeAbandonedLeases({
  kind,
  executeSql,
}: Pick<Database, 'kind' | 'executeSql'>): Promise<void> {
  if (kind !== 'pglite') return;
  await executeSql(`UPDATE "AuthorityAccount" SET "leaseHolder" = NULL, "leaseUntil" = NULL`, []);
}
