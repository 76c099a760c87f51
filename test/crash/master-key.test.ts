import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseOf, type Database } from '../../prisma/database.ts';
import { openServer } from '../../prisma/server.ts';
import { readConfig } from '../../server/config.ts';
import { openPrivacy } from '../../server/platform/service/open-privacy.ts';
import { wrappedBy, wrappingKey } from '../../server/platform/privacy/data-keys.ts';
import { createProvider } from '../../server/platform/tenancy/providers.ts';
import { anEmptyPlace, serviceAt, type Env } from '../custody/places.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';
import type { Service } from '../testkit/service.ts';
import { after, aRow, runs, seededChance, whileHeld } from './killing.ts';

/** Three of the batches that a run goes through, and a bit. */
const PROVIDERS = 330;
const KILLED_IN_THE_MIDDLE = 4;
const KILLED_ANY_TIME = 5;
const ROTATE = ['keys', 'rotate', '--json'];

const toCleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

type Sealed = { providerId: string; bytes: Uint8Array; index: Buffer };

/** Providers with something sealed, in the order in which a run comes to them. */
async function providersOf({ services }: Service): Promise<Sealed[]> {
  const { database, privacy } = services;
  const made: Sealed[] = [];
  for (let i = 0; i < PROVIDERS; i += 1) {
    const named = { slug: `provider-${i}`, name: '示例云' };
    const { id: providerId } = await createProvider(database.prisma, privacy, named);
    const sealer = await privacy.forProvider(providerId);
    made.push({ providerId, bytes: sealer.seal('李明', 'c'), index: sealer.blindIndex('certificate', 'A1') });
  }
  return made.sort((a, b) => (a.providerId < b.providerId ? -1 : 1));
}

/** What the keys of an environment open. */
async function opened(database: Database, env: Env, all: readonly Sealed[]): Promise<number> {
  const { privacy } = await database.exclusively(() => openPrivacy(database, readConfig(env)));
  let good = 0;
  for (const { providerId, bytes, index } of all) {
    const sealer = await privacy.forProvider(providerId);
    expect(sealer.blindIndex('certificate', 'A1')).toEqual(index);
    if (sealer.open(bytes, 'c') === '李明') good += 1;
  }
  return good;
}

/** The built service with the keys of an environment. */
async function served(env: Env): Promise<{ url: string; running: RunningService }> {
  const port = await freePort();
  const running = startProcess({ ...env, PORT: String(port), DEMO: 'off', LOG_LEVEL: 'warn' });
  toCleanUp.push(() => running.kill());
  const url = `http://127.0.0.1:${port}`;
  await whenReady(url, running);
  return { url, running };
}

describe.runIf(databaseKinds().includes('postgresql'))('a change of the master key', () => {
  it(
    'that is killed any number of times leaves everything open, and comes to its end when it is called again',
    {
      timeout: 600_000,
    },
    async () => {
      const chance = seededChance('master key');
      const [formerKey, nextKey] = [randomBytes(32), randomBytes(32)];
      const { env: former } = await anEmptyPlace('postgresql', formerKey);
      const next: Env = { ...former, MASTER_KEY: nextKey.toString('base64') };
      const both: Env = { ...next, PREVIOUS_MASTER_KEYS: former.MASTER_KEY };
      const databaseUrl = former.DATABASE_URL ?? '';

      const first = await serviceAt(former, formerKey);
      const filing = await (await (await aDesk(first)).applicant()).files(aCompany()).upTo('SAVE_DETAILS');
      const all = await providersOf(first);
      await first.stop();

      const database = databaseOf(await openServer({ url: databaseUrl, poolSize: 3 }));
      toCleanUp.push(() => database.close());
      const newest = wrappingKey(nextKey).id.toString('hex');
      const moved = async (): Promise<number> => {
        const rows = await database.prisma.provider.findMany({ select: { wrappedKey: true } });
        return rows.filter(({ wrappedKey }) => wrappedBy(wrappedKey).every((id) => id === newest)).length;
      };
      const shownAt = (url: string): Promise<unknown> =>
        filing.owner.caller
          .at(url)
          .query('query ($id: ID!) { filing(id: $id) { version details { subject { name } } } }', {
            id: filing.id,
          });

      let service = await served(both);
      const shown = await shownAt(service.url);
      expect(JSON.stringify(shown)).toContain('"name":"');
      const stillOpens = async (): Promise<void> => {
        expect(await opened(database, both, all)).toBe(PROVIDERS);
        expect(await shownAt(service.url)).toEqual(shown);
      };

      // At a provider of each batch in turn: the batches before it are through, its own is not begun.
      let longest = 0;
      for (let i = 0; i < KILLED_IN_THE_MIDDLE; i += 1) {
        const at = all[Math.floor(((i + chance()) * PROVIDERS) / KILLED_IN_THE_MIDDLE)]?.providerId ?? '';
        const began = Date.now();
        const run = await whileHeld(databaseUrl, aRow('Provider', at), (isWaitedFor) =>
          runs(ROTATE, both, isWaitedFor),
        );
        longest = Math.max(longest, Date.now() - began);
        expect(run).toMatchObject({ code: null, out: '' });
        expect(await moved()).toBeLessThan(PROVIDERS);
        await stillOpens();
      }
      expect(await moved()).toBeGreaterThan(0);
      await expect(served(next)).rejects.toThrow(/former master key.*jieru keys rotate/);

      // With the service that serves, and whenever it may be: while it starts, counts or writes.
      await service.running.kill();
      service = await served(both);
      for (let i = 0; i < KILLED_ANY_TIME; i += 1) {
        await runs(ROTATE, both, after(longest * (0.3 + chance())));
        await stillOpens();
      }

      const ended = await runs(ROTATE, both);
      expect(ended.code, ended.err).toBe(0);
      const { rewrapped, done } = JSON.parse(ended.out) as { rewrapped: number; done: number };
      expect(rewrapped + done).toBe(PROVIDERS + 1);
      expect(await runs(ROTATE, both)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/"rewrapped": ?0\b/) as string,
      });
      await stillOpens();
      await service.running.kill();

      service = await served(next);
      expect(await shownAt(service.url)).toEqual(shown);
      expect(await opened(database, next, all)).toBe(PROVIDERS);
      await expect(opened(database, former, all)).rejects.toThrow(/is not the one this database's data/);
    },
  );
});
