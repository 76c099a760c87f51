import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { openEventHub, type EventHub, type HubEvent } from '../../server/platform/events/hub.ts';
import { publish } from '../../server/platform/events/publish.ts';
import { eachDatabase } from '../testkit/database.ts';
import { eventually } from './support/eventually.ts';

eachDatabase((open, kind) => {
  let database: Database;
  let hub: EventHub;
  beforeAll(async () => {
    database = await open();
    hub = await openEventHub(database);
  });
  afterAll(() => hub.close());

  test('a subscriber hears what was published, and no other topic', async () => {
    const events = hub.subscribe('filing:fil_1');
    await database.prisma.$transaction(async (tx) => {
      await publish(tx, 'filing:fil_2', { version: 1 });
      await publish(tx, 'filing:fil_1', { version: 7 });
    });
    expect(await events.next()).toEqual({
      done: false,
      value: { topic: 'filing:fil_1', data: { version: 7 } },
    });
    await events.return?.();
  });

  test('nothing is heard before the commit, and nothing at all of what was rolled back', async () => {
    const heard: HubEvent[] = [];
    const stop = hub.on('filing:fil_3', (event) => heard.push(event));
    await expect(
      database.prisma.$transaction(async (tx) => {
        await publish(tx, 'filing:fil_3', { version: 1 });
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    await database.prisma.$transaction(async (tx) => {
      await publish(tx, 'filing:fil_3', { version: 2 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(heard).toEqual([]);
    });
    await eventually('the committed event', () => heard.length > 0);
    expect(heard).toEqual([{ topic: 'filing:fil_3', data: { version: 2 } }]);
    stop();
  });

  test('a consumer that goes away leaves nothing behind', async () => {
    const before = hub.size;
    const events = hub.subscribe('filing:fil_4');
    const waiting = events.next();
    expect(hub.size).toBe(before + 1);
    await events.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(hub.size).toBe(before);
  });

  test('a consumer that does not keep up loses the oldest events, not memory', async () => {
    const events = hub.subscribe('filing:fil_5');
    const seen: HubEvent[] = [];
    const stop = hub.on('filing:fil_5', (event) => seen.push(event));
    await database.prisma.$transaction(async (tx) => {
      for (let version = 1; version <= 130; version += 1) await publish(tx, 'filing:fil_5', { version });
    });
    await eventually('all events', () => seen.length === 130);
    expect((await events.next()).value).toEqual({ topic: 'filing:fil_5', data: { version: 31 } });
    await events.return?.();
    stop();
  });

  test('a notification that is not ours harms nobody', async () => {
    const events = hub.subscribe('filing:fil_6');
    for (const payload of ['not json', '[]', '{"topic":5}', 'null']) {
      await database.executeSql('SELECT pg_notify($1, $2)', ['jieru', payload]);
    }
    await database.prisma.$transaction((tx) => publish(tx, 'filing:fil_6'));
    expect((await events.next()).value).toEqual({ topic: 'filing:fil_6', data: {} });
    await events.return?.();
  });

  test('an event too large for a notification is refused where it is published', async () => {
    const data = { text: '备'.repeat(3_000) };
    await expect(database.prisma.$transaction((tx) => publish(tx, 'x', data))).rejects.toThrow(RangeError);
  });

  test.runIf(kind === 'postgresql')(
    'a lost connection comes back and says that something may have been missed',
    async () => {
      const events = hub.subscribe('filing:fil_7');
      await database.executeSql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
      );
      expect((await events.next()).value).toEqual({ topic: 'filing:fil_7', data: undefined });
      await database.prisma.$transaction((tx) => publish(tx, 'filing:fil_7', { version: 8 }));
      expect((await events.next()).value).toEqual({ topic: 'filing:fil_7', data: { version: 8 } });
      await events.return?.();
    },
  );

  test.runIf(kind === 'postgresql')('another replica hears it too', async () => {
    const other = await openEventHub(database);
    const events = other.subscribe('filing:fil_8');
    await database.prisma.$transaction((tx) => publish(tx, 'filing:fil_8', { version: 1 }));
    expect((await events.next()).value).toEqual({ topic: 'filing:fil_8', data: { version: 1 } });
    await other.close();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});
