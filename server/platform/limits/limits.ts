import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Database } from '../../../prisma/database.ts';
import { RateLimited } from '../../../schema/rules/failures.ts';
import { BUCKETS } from './buckets.ts';
import type { Bucket, BucketName } from './buckets.ts';

export type Limits = {
  /** Takes points from the key's bucket. @throws RateLimited when they are used up */
  consume(bucket: BucketName, key: string, points?: number): Promise<void>;
  /** Refuses a key that this process has refused and that still has to wait; asks nothing and counts nothing. @throws RateLimited */
  assertNotSpent(bucket: BucketName, key: string): void;
  /** Gives a key its bucket back full. */
  reset(bucket: BucketName, key: string): Promise<void>;
};

type Options = {
  /** On a PostgreSQL server the counts are shared by all replicas; on the embedded one they are this process's. */
  database: Pick<Database, 'kind' | 'executeSql'>;
  /** Keys are stored hashed under it: an address is personal data, too. */
  secret: Uint8Array;
  buckets?: Readonly<Record<BucketName, Bucket>>;
};

/** Counts live outside the migrated schema: they are worth nothing after a few minutes. */
const SCHEMA = 'jieru_limits';
const TABLE = 'counts';

/** Refused keys remembered without asking the table; who floods from more addresses is counted there. */
const MOST_SPENT = 10_000;

/** The lock lets replicas that start together take turns: creating the same schema twice at once fails. */
const CREATE_TABLE = `BEGIN;
SELECT pg_advisory_xact_lock(hashtextextended('${SCHEMA}', 0));
CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
CREATE TABLE IF NOT EXISTS ${SCHEMA}.${TABLE} (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
COMMIT;`;

const memoryLimiter = (name: string, { points, seconds }: Bucket): RateLimiterMemory =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

const sharedLimiter = (
  { executeSql }: Pick<Database, 'executeSql'>,
  name: string,
  bucket: Bucket,
  sweeps: boolean,
): RateLimiterAbstract => {
  const query = async ({ text, values }: { text: string; values?: unknown[] }) => {
    const { rows } = await executeSql(text, values);
    return { rows, rowCount: rows.length };
  };
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'client',
    schemaName: SCHEMA,
    tableName: TABLE,
    tableCreated: true,
    clearExpiredByTimeout: sweeps,
    keyPrefix: name,
    points: bucket.points,
    duration: bucket.seconds,
    // An overdrawn key is refused from memory for the rest of its time, so that a flood does not reach the database.
    inMemoryBlockOnConsumed: bucket.points + 1,
    // Should the database fail, limits become this process's own rather than none.
    insuranceLimiter: memoryLimiter(name, bucket),
  });
};

/** Prepares the limits; on a PostgreSQL server this makes their table when it is missing. */
export const createLimits = async ({ database, secret, buckets = BUCKETS }: Options): Promise<Limits> => {
  const shared = database.kind === 'postgresql';
  if (shared) await database.executeSql(CREATE_TABLE);
  const limiters = new Map<string, RateLimiterAbstract>(
    Object.entries(buckets).map(([name, bucket], index) => [
      name,
      shared ? sharedLimiter(database, name, bucket, index === 0) : memoryLimiter(name, bucket),
    ]),
  );
  const limiterOf = (bucket: BucketName): RateLimiterAbstract => {
    const limiter = limiters.get(bucket);
    if (!limiter) throw new RangeError(`no bucket ${bucket}`);
    return limiter;
  };
  const hashed = (key: string): string =>
    createHmac('sha256', secret).update(key, 'utf8').digest('base64url');

  /** Until when keys have to wait, real time in ms, the longest known first. */
  const spent = new Map<string, number>();
  const noteSpent = (name: string, until: number): void => {
    spent.delete(name);
    spent.set(name, until);
    for (const [one, end] of spent) {
      if (end > Date.now() && spent.size <= MOST_SPENT) break;
      spent.delete(one);
    }
  };

  return {
    assertNotSpent: (bucket, key) => {
      const left = (spent.get(`${bucket}:${hashed(key)}`) ?? 0) - Date.now();
      if (left > 0) throw new RateLimited(Math.ceil(left / 1000));
    },
    consume: async (bucket, key, points = 1) => {
      try {
        await limiterOf(bucket).consume(hashed(key), points);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        noteSpent(`${bucket}:${hashed(key)}`, Date.now() + refusal.msBeforeNext);
        throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      }
    },
    reset: async (bucket, key) => {
      await limiterOf(bucket).delete(hashed(key));
      spent.delete(`${bucket}:${hashed(key)}`);
    },
  };
};
