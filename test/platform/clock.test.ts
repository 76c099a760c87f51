import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { createClock, type TestableClock } from '../../server/platform/clock.ts';
import { Forbidden } from '../../schema/rules/failures.ts';
import { openEventHub, type EventHub } from '../../server/platform/events/hub.ts';
import { eachDatabase } from '../testkit/database.ts';
import { eventually } from './support/eventually.ts';

const DAY = 86_400;
const tenant = (providerId: string) => ({ providerId, mode: 'TEST' as const });
/** Whole days, so that a slow machine changes nothing. */
const daysFromNow = (at: Date): number => Math.round((at.getTime() - Date.now()) / (DAY * 1000)) + 0;

eachDatabase((open) => {
  let database: Database;
  let hub: EventHub;
  let clock: TestableClock;
  beforeAll(async () => {
    database = await open();
    hub = await openEventHub(database);
    clock = createClock(database, hub);
  });
  afterAll(() => hub.close());

  const advance = (providerId: string, seconds: number) =>
    database.prisma.$transaction((tx) => clock.advance(tx, tenant(providerId), seconds));

  test('test mode has real time until it is advanced, and advances add up', async () => {
    expect(daysFromNow(await clock.now(tenant('prv_a')))).toBe(0);
    await advance('prv_a', DAY);
    expect(daysFromNow(await clock.now(tenant('prv_a')))).toBe(1);
    expect(daysFromNow(await advance('prv_a', DAY))).toBe(2);
    expect(daysFromNow(await clock.now(tenant('prv_a')))).toBe(2);
  });

  test('one provider’s clock moves nobody else’s', async () => {
    await advance('prv_b', DAY);
    expect(daysFromNow(await clock.now(tenant('prv_c')))).toBe(0);
  });

  test('live mode has real time and cannot be moved', async () => {
    const live = { providerId: 'prv_d', mode: 'LIVE' as const };
    await advance('prv_d', DAY);
    expect(daysFromNow(await clock.now(live))).toBe(0);
    await expect(database.prisma.$transaction((tx) => clock.advance(tx, live, DAY))).rejects.toThrow(
      Forbidden,
    );
  });

  test('an advance that is rolled back has not happened', async () => {
    const work = database.prisma.$transaction(async (tx) => {
      await clock.advance(tx, tenant('prv_e'), DAY);
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(daysFromNow(await clock.now(tenant('prv_e')))).toBe(0);
  });

  test('a test can stand in 2019', async () => {
    await database.prisma.$transaction((tx) =>
      clock.standAt(tx, tenant('prv_f'), new Date('2019-05-01T00:00:00Z')),
    );
    expect((await clock.now(tenant('prv_f'))).toISOString()).toMatch(/^2019-05-01T00:00/);
  });

  test('another replica that had looked a moment ago hears of the change', async () => {
    const other = createClock(database, hub, { cacheMs: 600_000 });
    expect(daysFromNow(await other.now(tenant('prv_g')))).toBe(0);
    await advance('prv_g', DAY);
    await eventually('the new time', async () => daysFromNow(await other.now(tenant('prv_g'))) === 1);
  });
});
