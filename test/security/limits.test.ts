import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { projectRoot } from '../../prisma/root.ts';
import { RateLimited } from '../../schema/rules/failures.ts';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import { createLimits, type Limits } from '../../server/platform/limits/limits.ts';
import { eachDatabase } from '../testkit/database.ts';

const REQUESTS = { points: 6, seconds: 60, counts: 'requests of the test', toldLater: true } as const;
const buckets = {
  ...BUCKETS,
  DETERMINATION: { points: 3, seconds: 60, counts: 'tries of the test' },
  REQUEST_BY_ADDRESS: REQUESTS,
};

const onError = (error: unknown): void => {
  throw error;
};

it('the limits are these, so many in so many seconds', () => {
  const told = Object.entries(BUCKETS).map(
    ([name, { points, seconds }]) => `${name} ${points} in ${seconds}`,
  );
  expect(told).toEqual([
    'REQUEST_BY_PERSON 300 in 60',
    'REQUEST_BY_SECRET_KEY 1200 in 60',
    'REQUEST_BY_ADDRESS 600 in 60',
    'REFUSED_CREDENTIALS 30 in 300',
    'PHONE_LINK_BY_ADDRESS 600 in 600',
    'LIVENESS 30 in 3600',
    'CAPTURE_LINK 30 in 3600',
    'SESSION_MINT 600 in 60',
    'DETERMINATION 20 in 3600',
    'SERVICE_CODE_CHECK 20 in 3600',
    'UPLOAD_REQUEST 60 in 600',
    'UPLOAD_BY_MATERIAL 30 in 600',
    'UPLOAD_PIECE_BY_MATERIAL 600 in 600',
    'UPLOAD_BY_ADDRESS 120 in 600',
    'WEBHOOK_TEST 30 in 60',
    'CANCELLATION_CODE 30 in 86400',
    'CANCELLATION_CODE_BY_PHONE 10 in 3600',
    'REVEAL 1200 in 3600',
  ]);
});

it('the guide lists each of them', () => {
  const guide = readFileSync(join(projectRoot, '.github/docs/api.md'), 'utf8');
  const listed = [...guide.matchAll(/^\| `([a-z-]+)` +\| (\d+) +\| (\d+) +\|$/gm)].map((row) => row.slice(1));
  const limits = Object.entries(BUCKETS).map(([name, { points, seconds }]) => [
    name.toLowerCase().replaceAll('_', '-'),
    String(points),
    String(seconds),
  ]);
  expect(listed.sort()).toEqual(limits.sort());
});

eachDatabase((open) => {
  let database: Database;
  const opened: Limits[] = [];
  beforeAll(async () => void (database = await open()));

  /** `postgresql` keeps the counts in a table; the embedded database understands the same statements. */
  const limitsOf = async (kind: Database['kind'], secret: Uint8Array = randomBytes(32)) => {
    const limits = await createLimits({
      database: { kind, executeSql: (text, values) => database.executeSql(text, values) },
      secret,
      buckets,
      onError,
    });
    opened.push(limits);
    return limits;
  };
  afterEach(async () => {
    for (const limits of opened.splice(0)) await limits.close();
  });

  describe.each([
    ['in memory', 'pglite'],
    ['in a table', 'postgresql'],
  ] as const)('rate limits counted %s', (_where, kind) => {
    it('refuse what goes beyond, for that key and bucket only, and say when to come back', async () => {
      const limits = await limitsOf(kind);
      for (let turn = 0; turn < 3; turn += 1) await limits.consume('DETERMINATION', 'apl_1');
      const refusal = await limits.consume('DETERMINATION', 'apl_1').catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RateLimited);
      expect((refusal as RateLimited).retryAfterSeconds).toBeGreaterThan(50);
      expect((refusal as RateLimited).retryAfterSeconds).toBeLessThanOrEqual(60);
      await limits.consume('DETERMINATION', 'apl_2');
      await limits.consume('UPLOAD_REQUEST', 'apl_1');
    });

    it('tell without asking whether somebody still has to wait', async () => {
      const limits = await limitsOf(kind);
      await limits.consume('DETERMINATION', 'apl_1', 3);
      limits.assertNotSpent('DETERMINATION', 'apl_1');
      await expect(limits.consume('DETERMINATION', 'apl_1')).rejects.toThrow(RateLimited);
      expect(() => limits.assertNotSpent('DETERMINATION', 'apl_1')).toThrow(RateLimited);
      limits.assertNotSpent('DETERMINATION', 'apl_2');
      limits.assertNotSpent('UPLOAD_REQUEST', 'apl_1');
      await limits.reset('DETERMINATION', 'apl_1');
      limits.assertNotSpent('DETERMINATION', 'apl_1');
    });

    it('are full again after a reset', async () => {
      const limits = await limitsOf(kind);
      await limits.consume('DETERMINATION', 'apl_1', 3);
      await limits.reset('DETERMINATION', 'apl_1');
      await limits.consume('DETERMINATION', 'apl_1', 3);
      await expect(limits.consume('DETERMINATION', 'apl_1')).rejects.toThrow(RateLimited);
    });
  });

  it('are the same for two replicas that share a table, and no address stands there in clear', async () => {
    const secret = randomBytes(32);
    const [one, two] = await Promise.all([limitsOf('postgresql', secret), limitsOf('postgresql', secret)]);
    await one.consume('DETERMINATION', '203.0.113.9', 2);
    await two.consume('DETERMINATION', '203.0.113.9');
    await expect(one.consume('DETERMINATION', '203.0.113.9')).rejects.toThrow(RateLimited);
    const { rows } = await database.executeSql('SELECT key FROM jieru_limits.counts');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('203.0.113.9');
  });

  describe('what every request takes', () => {
    const taken = async (limits: Limits, times: number): Promise<number> => {
      let passed = 0;
      for (let turn = 0; turn < times; turn += 1) {
        try {
          await limits.consume('REQUEST_BY_ADDRESS', '203.0.113.9');
          passed += 1;
        } catch (error) {
          if (!(error instanceof RateLimited)) throw error;
        }
      }
      return passed;
    };

    it('is refused by one process with the first request too many, and costs no statement of its own', async () => {
      let statements = 0;
      const counting: Pick<Database, 'kind' | 'executeSql'> = {
        kind: 'postgresql',
        executeSql: (text, values) => {
          statements += 1;
          return database.executeSql(text, values);
        },
      };
      const limits = await createLimits({ database: counting, secret: randomBytes(32), buckets, onError });
      const before = statements;
      expect(await taken(limits, 20)).toBe(REQUESTS.points);
      expect(statements).toBe(before);
      await limits.close();
      expect(statements).toBe(before + 1);
    });

    it('is known to another replica within a second', async () => {
      const secret = randomBytes(32);
      const [one, two] = await Promise.all([limitsOf('postgresql', secret), limitsOf('postgresql', secret)]);
      expect(await taken(one, 3)).toBe(3);
      expect(await taken(two, 1)).toBe(1);
      await expect
        .poll(async () => (await two.consume('REQUEST_BY_ADDRESS', '203.0.113.9', 0)).remaining, {
          timeout: 2000,
        })
        .toBe(REQUESTS.points - 4);
    });

    it('is told to the others when a replica ends, and is worth nothing after a reset', async () => {
      const secret = randomBytes(32);
      const one = await limitsOf('postgresql', secret);
      expect(await taken(one, 10)).toBe(REQUESTS.points);
      await one.close();
      const two = await limitsOf('postgresql', secret);
      await two.consume('REQUEST_BY_ADDRESS', '203.0.113.9');
      await expect
        .poll(() => two.consume('REQUEST_BY_ADDRESS', '203.0.113.9', 0).catch((error: unknown) => error), {
          timeout: 2000,
        })
        .toBeInstanceOf(RateLimited);
      await two.reset('REQUEST_BY_ADDRESS', '203.0.113.9');
      expect(await taken(two, 10)).toBe(REQUESTS.points);
    });
  });

  it('of eight replicas starting together do not trip over one another', async () => {
    await database.executeSql('DROP SCHEMA IF EXISTS jieru_limits CASCADE');
    const all = await Promise.all(Array.from({ length: 8 }, () => limitsOf('postgresql')));
    await Promise.all(all.map((limits) => limits.consume('DETERMINATION', 'apl_1')));
  });
});
