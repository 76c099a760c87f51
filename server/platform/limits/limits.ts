import { createHmac } from 'node:crypto';
import type { Database } from '../../../prisma/database.ts';
import { RateLimited } from '../../../schema/rules/failures.ts';
import { BUCKETS } from './buckets.ts';
import type { Bucket, BucketName } from './buckets.ts';
import { countInMemory, countInTable, CREATE_TABLE, type Counter } from './shared-table.ts';
import { createTeller } from './told-later.ts';

/** How a key stands against its limit after a request was counted. */
export type Quota = {
  readonly bucket: BucketName;
  /** Points of a window, and its length in seconds. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** Points left in this window. */
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number;
};

/** What a bucket holds, and for how long. */
export type Policy = Pick<Quota, 'bucket' | 'limit' | 'windowSeconds'>;

export type Limits = {
  /** Takes points from the key's bucket. @throws RateLimited when they are used up */
  consume(bucket: BucketName, key: string, points?: number): Promise<Quota>;
  policyOf(bucket: BucketName): Policy;
  /** Refuses a key that this process has refused and that still has to wait; asks nothing and counts nothing. @throws RateLimited */
  assertNotSpent(bucket: BucketName, key: string): void;
  /** Gives a key its bucket back full. */
  reset(bucket: BucketName, key: string): Promise<void>;
  /** Tells the other replicas what they do not know yet. */
  close(): Promise<void>;
};

type Options = {
  /** On a PostgreSQL server the counts are shared by all replicas; on the embedded one they are this process's. */
  database: Pick<Database, 'kind' | 'executeSql'>;
  /** Keys are stored hashed under it: an address is personal data, too. */
  secret: Uint8Array;
  buckets?: Readonly<Record<BucketName, Bucket>>;
  /** Hears why counts could not be shared; they are then this process's own. */
  onError: (error: unknown) => void;
};

/** Refused keys remembered without asking the table; who floods from more addresses is counted there. */
const MOST_SPENT = 10_000;

const MOST_HASHES = 10_000;

const secondsUntil = (until: number): number => Math.max(1, Math.ceil((until - Date.now()) / 1000));

/** Prepares the limits; on a PostgreSQL server this makes their table when it is missing. */
export const createLimits = async ({
  database,
  secret,
  buckets = BUCKETS,
  onError,
}: Options): Promise<Limits> => {
  const shared = database.kind === 'postgresql';
  if (shared) await database.executeSql(CREATE_TABLE);
  const teller = createTeller(database, onError);
  const counters = new Map<string, Counter>(
    Object.entries(buckets).map(([name, bucket], index) => {
      if (!shared) return [name, countInMemory(name, bucket)];
      return [
        name,
        bucket.toldLater ? teller.counter(name, bucket) : countInTable(database, name, bucket, index === 0),
      ];
    }),
  );
  const counterOf = (bucket: BucketName): Counter => {
    const counter = counters.get(bucket);
    if (!counter) throw new RangeError(`no bucket ${bucket}`);
    return counter;
  };
  /** Whoever asks once asks again: hashes that were worked out lately. */
  const hashes = new Map<string, string>();
  const hashed = (key: string): string => {
    const known = hashes.get(key);
    if (known !== undefined) return known;
    const fresh = createHmac('sha256', secret).update(key, 'utf8').digest('base64url');
    if (hashes.size >= MOST_HASHES) hashes.clear();
    hashes.set(key, fresh);
    return fresh;
  };

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

  const policyOf = (bucket: BucketName): Policy => {
    const { points: limit, seconds: windowSeconds } = buckets[bucket];
    return { bucket, limit, windowSeconds };
  };

  return {
    policyOf,
    assertNotSpent: (bucket, key) => {
      const left = (spent.get(`${bucket}:${hashed(key)}`) ?? 0) - Date.now();
      if (left > 0) throw new RateLimited(Math.ceil(left / 1000));
    },
    consume: async (bucket, key, points = 1) => {
      const name = hashed(key);
      const { taken, until } = await counterOf(bucket).take(name, points);
      const policy = policyOf(bucket);
      if (taken > policy.limit) {
        noteSpent(`${bucket}:${name}`, until);
        throw new RateLimited(secondsUntil(until));
      }
      return { ...policy, remaining: policy.limit - taken, resetSeconds: secondsUntil(until) };
    },
    reset: async (bucket, key) => {
      await counterOf(bucket).reset(hashed(key));
      spent.delete(`${bucket}:${hashed(key)}`);
    },
    close: () => teller.close(),
  };
};
