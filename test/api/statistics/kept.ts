import { expect } from 'vitest';
import type { Database } from '../../../prisma/database.ts';
import type { FilingStatistic } from '../../../prisma/generated/client/client.ts';
import { foldMoves } from '../../../server/filing/statistics/fold.ts';

/** Every counter there is, in one order, after all changes are counted. */
export async function statisticsIn(database: Pick<Database, 'prisma'>): Promise<FilingStatistic[]> {
  await foldMoves(database);
  expect(await database.prisma.filingMove.count()).toBe(0);
  return database.prisma.filingStatistic.findMany({
    orderBy: [
      { providerId: 'asc' },
      { mode: 'asc' },
      { dimension: 'asc' },
      { span: 'asc' },
      { period: 'asc' },
      { key: 'asc' },
      { measure: 'asc' },
      { item: 'asc' },
    ],
  });
}

/** What came into each state and did not leave it must be the filings that are in it, of every province, kind and nature. */
export async function expectStatisticsAsFilings(database: Pick<Database, 'prisma'>): Promise<void> {
  const counters = await statisticsIn(database);
  const { prisma } = database;
  const filings = await prisma.filing.findMany({
    select: { providerId: true, mode: true, state: true, province: true, kind: true, nature: true },
  });
  for (const span of ['DAY', 'MONTH'] as const) {
    const counted: Record<string, number> = {};
    for (const one of counters)
      if (one.span === span && one.dimension !== 'REVIEWER' && /^(ENTERED|LEFT)$/.test(one.measure)) {
        const name = [one.providerId, one.mode, one.dimension, one.key, one.item].join(' ');
        counted[name] = (counted[name] ?? 0) + (one.measure === 'ENTERED' ? one.count : -one.count);
      }
    const standing: Record<string, number> = {};
    for (const { providerId, mode, state, province, kind, nature } of filings)
      for (const group of ['ALL ', `PROVINCE ${province}`, `KIND ${kind}`, `NATURE ${nature}`]) {
        const name = [providerId, mode, group, state].join(' ');
        standing[name] = (standing[name] ?? 0) + 1;
      }
    expect(Object.fromEntries(Object.entries(counted).filter(([, count]) => count !== 0))).toEqual(standing);
  }
}
