import type { Bucket } from './buckets.ts';
import { TABLE, type Counter, type Sql } from './shared-table.ts';

/** How long other replicas may not know of a request: half of the second in which they must. */
const TOLD_AFTER_MS = 500;

/** Keys kept in the process, at most, beside those that took something since: strangers come from as many addresses as they like. */
const MOST_KEPT = 50_000;

/** Keys that took something since the table was told last, in one order for all replicas: two that write the same rows never wait for one another. */
const TELL = `INSERT INTO ${TABLE} AS c (key, points, expire)
  SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[])
  ON CONFLICT (key) DO UPDATE SET
    points = CASE WHEN c.expire <= $4 THEN excluded.points ELSE c.points + excluded.points END,
    expire = CASE WHEN c.expire <= $4 THEN excluded.expire ELSE c.expire END
  RETURNING key, points, expire`;

type Count = {
  /** What all replicas had taken when the table was told last. */
  shared: number;
  /** What this process took since. */
  own: number;
  /** Whether somebody asked since: only then is it worth hearing what the others took. */
  asked: boolean;
  /** When the window ends, real time in ms. */
  until: number;
};

/** Tells the table what was counted, for all buckets that are counted so. */
export type Teller = {
  counter(name: string, bucket: Bucket): Counter;
  /** Tells what is left. */
  close(): Promise<void>;
};

/**
 * Counts in this process and tells the table twice a second, by one statement for all keys: requests are counted as well as
 * with a statement each, and what a key can take beyond its limit is what the replicas let through in half a second.
 */
export function createTeller(sql: Sql, onError: (error: unknown) => void): Teller {
  const counts = new Map<string, Count>();
  let waiting: NodeJS.Timeout | null = null;
  let telling: Promise<void> = Promise.resolve();

  /** What the table knows may be forgotten here: it is learnt again when the key is told next. */
  const forgetBeyond = (): void => {
    if (counts.size <= MOST_KEPT) return;
    for (const [key, { own }] of counts) if (own === 0) counts.delete(key);
  };

  const tell = async (): Promise<void> => {
    const now = Date.now();
    for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
    const due = [...counts].filter(([, { asked }]) => asked).sort(([a], [b]) => (a < b ? -1 : 1));
    if (due.length === 0) return;
    const told = new Map(due.map(([key, count]) => [key, { count, points: count.own }]));
    for (const [, count] of due) count.asked = false;
    try {
      const { rows } = await sql.executeSql(TELL, [
        [...told.keys()],
        [...told.values()].map(({ points }) => points),
        due.map(([, { until }]) => until),
        now,
      ]);
      for (const { key, points, expire } of rows) {
        const known = told.get(String(key));
        if (!known) continue;
        known.count.own -= known.points;
        known.count.shared = Number(points);
        known.count.until = Number(expire);
      }
      forgetBeyond();
    } catch (error) {
      // The counts stand here and are told with the next; until then each replica has its own.
      for (const [, count] of due) count.asked = true;
      onError(error);
    }
  };

  const tellSoon = (): void => {
    waiting ??= setTimeout(() => {
      waiting = null;
      telling = tell();
    }, TOLD_AFTER_MS).unref();
  };

  const countOf = (key: string, seconds: number): Count => {
    const now = Date.now();
    const known = counts.get(key);
    if (known && known.until > now) return known;
    const fresh = { shared: 0, own: 0, asked: false, until: now + seconds * 1000 };
    counts.set(key, fresh);
    return fresh;
  };

  return {
    counter: (name, { seconds }) => ({
      take: (key, points) => {
        const count = countOf(`${name}:${key}`, seconds);
        count.own += points;
        count.asked = true;
        tellSoon();
        return Promise.resolve({ taken: count.shared + count.own, until: count.until });
      },
      async reset(key) {
        await telling;
        counts.delete(`${name}:${key}`);
        await sql.executeSql(`DELETE FROM ${TABLE} WHERE key = $1`, [`${name}:${key}`]);
      },
    }),
    async close() {
      if (waiting) clearTimeout(waiting);
      await telling;
      await tell();
    },
  };
}
