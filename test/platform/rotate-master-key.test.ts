import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { rotateMasterKey } from '../../server/platform/service/rotate-keys.ts';
import { createProvider } from '../../server/platform/tenancy/providers.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { startService, type Service } from '../testkit/service.ts';

const ROTATE = join(projectRoot, 'test/platform/support/rotate-slowly.ts');

let place: Awaited<ReturnType<typeof createMigrated>>;
let dataDir: string;
const running: Service[] = [];
beforeEach(async () => {
  place = await createMigrated();
  dataDir = mkdtempSync(join(tmpdir(), 'jieru-rotate-'));
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await place.drop();
  rmSync(dataDir, { recursive: true });
});

const key = (): Buffer => randomBytes(32);
const environment = (master: Buffer, ...previous: Buffer[]): Record<string, string> => ({
  MASTER_KEY: master.toString('base64'),
  PREVIOUS_MASTER_KEYS: previous.map((one) => one.toString('base64')).join(','),
  DATABASE_URL: place.url,
  DATA_DIR: dataDir,
});

async function start(master: Buffer, ...previous: Buffer[]): Promise<Service> {
  const env = environment(master, ...previous);
  const service = await startService({ database: { url: place.url }, masterKey: master, dataDir, env });
  running.push(service);
  return service;
}

async function stop(service: Service): Promise<void> {
  running.splice(running.indexOf(service), 1);
  await service.stop();
}

type Sealed = { providerId: string; bytes: Uint8Array; index: Buffer };
let names = 0;

/** A provider made by this replica, with something sealed. */
async function aProvider({ services }: Service): Promise<Sealed> {
  const { privacy, database } = services;
  const { id } = await database.prisma.$transaction((tx) =>
    createProvider(tx, privacy, { slug: `rotated-${(names += 1)}`, name: '示例云' }),
  );
  const sealer = await privacy.forProvider(id);
  return { providerId: id, bytes: sealer.seal('李明', 'c'), index: sealer.blindIndex('certificate', 'A1') };
}

async function assertOpens({ services: { privacy } }: Service, all: readonly Sealed[]): Promise<void> {
  for (const { providerId, bytes, index } of all) {
    privacy.forget(providerId);
    const sealer = await privacy.forProvider(providerId);
    expect(sealer.open(bytes, 'c')).toBe('李明');
    expect(sealer.blindIndex('certificate', 'A1')).toEqual(index);
  }
}

/** Changes the key in a process of its own, and kills that after so many providers. */
async function rotateAndKillAfter(providers: number, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', ROTATE], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  child.stdout.on('data', (said: Buffer) => {
    if (Number(said.toString().trim().split('\n').at(-1)) >= providers) child.kill('SIGKILL');
  });
  expect(await ended).toEqual([null, 'SIGKILL']);
}

describe.skipIf(!databaseKinds().includes('postgresql'))('the master key is changed', () => {
  test('while two replicas serve, through a kill in the middle; then the former one may go', async () => {
    const [former, next] = [key(), key()];
    const first = await start(former);
    const all: Sealed[] = [];
    for (let i = 0; i < 6; i += 1) all.push(await aProvider(first));
    const session = first.services.privacy.serviceKeys('sessions')[0].key;
    await stop(first);

    const replicas = [await start(next, former), await start(next, former)];
    const load = { over: false };
    const busy = replicas.map(async (replica) => {
      while (!load.over) {
        all.push(await aProvider(replica));
        await assertOpens(replica, all.slice(0, 8));
      }
    });
    const env = environment(next, former);
    await rotateAndKillAfter(2, env);
    const [one] = replicas;
    if (!one) throw new Error('no replica');
    const { rewrapped, done } = await rotateMasterKey(one.services.database, one.services.config, {
      batch: 3,
    });
    load.over = true;
    await Promise.all(busy);
    // What the killed run had done, and what was made since, needed nothing.
    expect(done).toBeGreaterThanOrEqual(2);
    expect(rewrapped).toBeGreaterThanOrEqual(1);
    expect(await rotateMasterKey(one.services.database, one.services.config)).toMatchObject({ rewrapped: 0 });
    for (const replica of [...running]) await stop(replica);

    const after = await start(next);
    await assertOpens(after, all);
    expect(after.services.privacy.serviceKeys('sessions')[0].key).toEqual(session);
    await stop(after);
    await expect(start(former)).rejects.toThrow(/is not the one this database's data is sealed under/);
  });

  test('not before every running replica holds the new one', async () => {
    const [former, next] = [key(), key()];
    const old = await start(former);
    const sealed = await aProvider(old);
    const fresh = await start(next, former);
    const { database, config } = fresh.services;
    await expect(rotateMasterKey(database, config)).rejects.toThrow(
      /^Not every running replica holds the new master key: .*process \d+.*$/,
    );
    // What the new one makes meanwhile, the old one opens.
    await assertOpens(old, [sealed, await aProvider(fresh)]);
    await stop(old);
    const run = await runJieru(['keys', 'rotate', '--json'], environment(next, former));
    expect({ code: run.code, said: jsonOf(run) }).toEqual({ code: 0, said: { rewrapped: 2, done: 0 } });
  });

  test('and a start without the former one before all is done says what is missing', async () => {
    const [former, next] = [key(), key()];
    const first = await start(former);
    for (let i = 0; i < 4; i += 1) await aProvider(first);
    await stop(first);
    await rotateAndKillAfter(2, environment(next, former));
    await expect(start(next)).rejects.toThrow(/former master key.*jieru keys rotate/);
    const again = await start(next, former);
    expect(await rotateMasterKey(again.services.database, again.services.config)).toMatchObject({
      rewrapped: 2,
      done: 2,
    });
  });
});
