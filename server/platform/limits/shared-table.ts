import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Database } from '../../../prisma/database.ts';
import type { Bucket } from './buckets.ts';

export type Sql = Pick<Database, 'executeSql'>;

/** How a key stands in a bucket after it took points. */
export type Standing = {
  /** Points taken in this window, those that were refused included. */
  readonly taken: number;
  /** When the window ends, real time in ms. */
  readonly until: number;
};

/** Counts the points that keys take from one bucket; keys come hashed. It refuses nobody: that is for whoever asks to do. */
export type Counter = {
  take(key: string, points: number): Promise<Standing>;
  reset(key: string): Promise<void>;
};

/** Counts live outside the migrated schema: they are worth nothing after a few minutes. */
const SCHEMA = 'jieru_limits';
const NAME = 'counts';
export const TABLE = `${SCHEMA}.${NAME}`;

/** The lock lets replicas that start together take turns: creating the same schema twice at once fails. */
export const CREATE_TABLE = `BEGIN;
SELECT pg_advisory_xact_lock(hashtextextended('${SCHEMA}', 0));
CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
CREATE TABLE IF NOT EXISTS ${TABLE} (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
COMMIT;`;

const counterOf = (limiter: RateLimiterAbstract): Counter => {
  const standing = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Standing => ({
    taken: consumedPoints,
    until: Date.now() + msBeforeNext,
  });
  return {
    async take(key, points) {
      try {
        return standing(await limiter.consume(key, points));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        // What is refused from memory is not counted any more, and says that nothing was taken.
        return { ...standing(refusal), taken: Number.POSITIVE_INFINITY };
      }
    },
    reset: async (key) => void (await limiter.delete(key)),
  };
};

const memoryLimiter = (name: string, { points, seconds }: Bucket): RateLimiterMemory =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

/** Counts that are this process's own. */
export const countInMemory = (name: string, bucket: Bucket): Counter =>
  counterOf(memoryLimiter(name, bucket));

/** Counts in the table with every request: all replicas have the same number at any moment. */
export const countInTable = (sql: Sql, name: string, bucket: Bucket, sweeps: boolean): Counter => {
  const query = async ({ text, values }: { text: string; values?: unknown[] }) => {
    const { rows } = await sql.executeSql(text, values);
    return { rows, rowCount: rows.length };
  };
  return counterOf(
    new RateLimiterPostgres({
      storeClient: { query },
      storeType: 'client',
      schemaName: SCHEMA,
      tableName: NAME,
      tableCreated: true,
      clearExpiredByTimeout: sweeps,
      keyPrefix: name,
      points: bucket.points,
      duration: bucket.seconds,
      // An overdrawn key is refused from memory for the rest of its time, so that a flood does not reach the database.
      inMemoryBlockOnConsumed: bucket.points + 1,
      // Should the database fail, limits become this process's own rather than none.
      insuranceLimiter: memoryLimiter(name, bucket),
    }),
  );
};
