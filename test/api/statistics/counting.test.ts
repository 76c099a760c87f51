import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../prisma/database.ts';
import { foldMoves } from '../../../server/filing/statistics/fold.ts';
import { filingStatistics } from '../../../server/filing/statistics/read.ts';
import { rebuildStatistics } from '../../../server/filing/statistics/rebuild.ts';
import { isUsual, openForTest } from '../../testkit/database.ts';
import { statisticsIn } from './kept.ts';

const TENANT = { providerId: 'prv_counting', mode: 'TEST' } as const;
const INPUT = { from: '2026-03-01', to: '2026-03-31', groupBy: 'DAY' } as const;
const MOVES = 3000;

const move = (index: number) => ({
  ...TENANT,
  day: `2026-03-${String(1 + (index % 31)).padStart(2, '0')}`,
  province: ['330000', '440000'][index % 2] ?? '',
  kind: 'NEW_ACCESS' as const,
  nature: 'ENTERPRISE' as const,
  reviewerId: `stf_${index % 5}`,
  fromState: 'IN_REVIEW' as const,
  toState: 'RETURNED' as const,
  seconds: index,
  firstVerdict: index % 3 === 0,
  reasons: ['subject.name'],
});

describe('counting while others look, count and count anew', () => {
  let database: Database;
  const privacy = { forProvider: () => Promise.reject(new Error('no reviewer is named')) };
  beforeAll(async () => {
    database = await openForTest();
  });
  afterAll(() => database.close());

  const entered = async (): Promise<number | undefined> => {
    const { total } = await filingStatistics({ database, privacy }, TENANT, INPUT);
    return total.states.find(({ state }) => state === 'RETURNED')?.entered;
  };
  const write = () =>
    database.prisma.filingMove.createMany({ data: Array.from({ length: MOVES }, (_, index) => move(index)) });

  it('nobody sees a change twice, or not at all', async () => {
    await write();
    const jobsAre = { done: false };
    const jobs = Promise.all([foldMoves(database), foldMoves(database), foldMoves(database)]).then(
      (counted) => {
        jobsAre.done = true;
        return counted.reduce((sum, one) => sum + one, 0);
      },
    );
    const seen = new Set<number | undefined>();
    while (!jobsAre.done) seen.add(await entered());
    expect(await jobs).toBe(MOVES);
    expect([...seen, await entered()].filter((count) => count !== MOVES)).toEqual([]);
  });

  it.runIf(isUsual('postgresql'))('are left to be counted while somebody holds the table', async () => {
    await database.prisma.filingMove.createMany({ data: [{ ...move(0), mode: 'LIVE' }] });
    await database.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE "FilingStatistic"`;
      expect(await foldMoves(database)).toBe(0);
    });
    expect(await foldMoves(database)).toBe(1);
    await database.prisma.filingStatistic.deleteMany({ where: { mode: 'LIVE' } });
  });

  it('two counts add up to one of both', async () => {
    const once = await statisticsIn(database);
    await write();
    const twice = await statisticsIn(database);
    expect(twice.map(({ count, seconds }) => ({ count, seconds }))).toEqual(
      once.map(({ count, seconds }) => ({ count: 2 * count, seconds: 2n * seconds })),
    );
    const doubled = (sketch: string): string =>
      sketch.replace(/:(\d+)/g, (_, count) => `:${2 * Number(count)}`);
    expect(twice.map(({ sketch }) => sketch)).toEqual(once.map(({ sketch }) => doubled(sketch)));
  });

  it('counting anew takes the place of what was counted, and leaves other tenants alone', async () => {
    const other = { ...TENANT, mode: 'LIVE' } as const;
    await database.prisma.filingMove.createMany({ data: [{ ...move(0), ...other }, move(0)] });
    await Promise.all([rebuildStatistics(database, TENANT), foldMoves(database)]);
    // There is no filing of which anything could be counted.
    expect(await rebuildStatistics(database, TENANT)).toEqual({ filings: 0, moves: 0 });
    const kept = await statisticsIn(database);
    expect(new Set(kept.map(({ mode }) => mode))).toEqual(new Set(['LIVE']));
  });
});
