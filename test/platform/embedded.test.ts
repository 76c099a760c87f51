import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';

let database: Database;

beforeAll(async () => {
  database = await openEmbeddedForTest();
});

afterAll(() => database.close());

const slug = (name: string) => ({ id: `prv_${name}`, slug: name, name, wrappedKey: new Uint8Array([1]) });

/** A statement that is refused costs its client: the next one comes with a new one, on the same session. */
const isRefused = () =>
  expect(database.executeSql('SELECT * FROM nowhere WHERE 1 = $1', [1])).rejects.toThrow();

it('carries what is far larger than one message usually is', async () => {
  const large = '接'.repeat(3_000_000);
  const { rows } = await database.executeSql('SELECT $1::text AS text, length($1::text) AS characters', [
    large,
  ]);
  expect(rows[0]?.['characters']).toBe(large.length);
  expect(rows[0]?.['text'] === large).toBe(true);
});

it('runs a statement it has prepared again after another one was refused', async () => {
  const find = () => database.prisma.provider.findUnique({ where: { id: 'prv_prepared' } });
  await database.prisma.provider.create({ data: slug('prepared') });
  for (let times = 0; times < 3; times += 1) {
    expect(await find()).toMatchObject({ slug: 'prepared' });
    await isRefused();
  }
});

it('hears what is told after a statement was refused, until it stops listening', async () => {
  const heard: string[] = [];
  const stop = await database.listen('Filing changed', (payload) => heard.push(payload));
  await database.executeSql(`SELECT pg_notify('Filing changed', $1)`, ['first']);
  await isRefused();
  await database.executeSql(`SELECT pg_notify('another', $1)`, ['not for us']);
  await database.executeSql(`SELECT pg_notify('Filing changed', $1)`, ['second']);
  await stop.stop();
  await database.executeSql(`SELECT pg_notify('Filing changed', $1)`, ['too late']);
  expect(heard).toEqual(['first', 'second']);
});

it('is in the same zone for every client, so that a time without one keeps its instant', async () => {
  const zone = async () => (await database.executeSql('SHOW timezone')).rows[0]?.['TimeZone'];
  expect(await zone()).toBe('UTC');
  await isRefused();
  expect(await zone()).toBe('UTC');
});

it('closes while others wait for it, and may be closed twice', async () => {
  const another = await openEmbeddedForTest();
  const asked = Promise.allSettled(Array.from({ length: 5 }, () => another.executeSql('SELECT 1')));
  await another.close();
  await another.close();
  expect(await asked).toHaveLength(5);
});
