import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess } from '../testkit/process.ts';
import { startService, type Service } from '../testkit/service.ts';

const FAKE_CLOCK = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

let place: Awaited<ReturnType<typeof createMigrated>>;
let folder: string;
const running: Service[] = [];
const masterKey = randomBytes(32);
beforeEach(async () => {
  place = await createMigrated();
  folder = mkdtempSync(join(tmpdir(), 'jieru-replicas-'));
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await place.drop();
  rmSync(folder, { recursive: true });
});

/** A replica with a folder of its own for everything, and these settings. */
async function replica(name: string, env: Record<string, string> = {}, url = place.url): Promise<Service> {
  const dataDir = join(folder, name);
  mkdirSync(dataDir, { recursive: true });
  const service = await startService({ database: { url }, masterKey, dataDir, env });
  running.push(service);
  return service;
}

const readiness = async ({ url }: Service): Promise<[number, string]> => {
  const answer = await fetch(`${url}/readyz`);
  return [answer.status, (await answer.text()).trim()];
};

/** Its answers are kept for some seconds, so that probes cost little. */
const becomes = (service: Service, status: number, said: RegExp) =>
  expect
    .poll(() => readiness(service), { interval: 500, timeout: 25_000 })
    .toEqual([status, expect.stringMatching(said)]);

describe.skipIf(!databaseKinds().includes('postgresql'))('replicas on one server', () => {
  test('do not start with a folder each, and say what to set', async () => {
    await replica('one');
    await expect(replica('two')).rejects.toThrow(
      /^The papers of this database lie in another storage .*STORAGE_URL.*s3:.*file:.*$/,
    );
    expect(
      existsSync(join(folder, 'two/materials')) ? readdirSync(join(folder, 'two/materials')) : [],
    ).toEqual([]);
  });

  test('start with a folder that they share', async () => {
    const env = { STORAGE_URL: pathToFileURL(join(folder, 'shared')).href };
    for (const name of ['one', 'two', 'three']) await replica(name, env);
    for (const one of running) expect(await readiness(one)).toEqual([200, 'ok']);
  });

  test('do not start on a disk that is not mounted, and do when it is back', async () => {
    await (await replica('one')).stop();
    running.length = 0;
    renameSync(join(folder, 'one/materials'), join(folder, 'unmounted'));
    await expect(replica('one')).rejects.toThrow(/mount it/);
    rmSync(join(folder, 'one/materials'), { recursive: true, force: true });
    renameSync(join(folder, 'unmounted'), join(folder, 'one/materials'));
    expect(await readiness(await replica('one'))).toEqual([200, 'ok']);
  });

  test('do not share a storage with another installation, whose papers they would sweep away', async () => {
    const env = { STORAGE_URL: pathToFileURL(join(folder, 'shared')).href };
    const other = await createMigrated();
    await (await replica('one', env, other.url)).stop();
    running.length = 0;
    await other.drop();
    await expect(replica('two', env)).rejects.toThrow(/holds the papers of another installation \(ins_\w+\)/);
  });
});

describe.skipIf(!databaseKinds().includes('postgresql'))('a service is not ready', () => {
  test('while its storage takes no file, and says so', async () => {
    const service = await replica('one');
    const materials = join(folder, 'one/materials');
    renameSync(materials, join(folder, 'gone'));
    writeFileSync(materials, 'no folder');
    await becomes(service, 503, /^the storage takes no file: \w+$/);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    rmSync(materials);
    renameSync(join(folder, 'gone'), materials);
    await becomes(service, 200, /^ok$/);
  });

  test('while its database takes no write, as on a full disk or a standby', async () => {
    const service = await replica('one');
    const administrator = new pg.Client({ connectionString: place.url });
    await administrator.connect();
    const name = new URL(place.url).pathname.slice(1);
    const writable = async (mode: 'on' | 'off'): Promise<void> => {
      await administrator.query('BEGIN READ WRITE');
      await administrator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${mode}`);
      await administrator.query('COMMIT');
      await administrator.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
        [name],
      );
    };
    await writable('on');
    await becomes(service, 503, /^the database takes no write/);
    await writable('off');
    await becomes(service, 200, /^ok$/);
    await administrator.end();
  }, 90_000);
});

test.skipIf(!existsSync(FAKE_CLOCK))(
  'a machine whose clock is more than a minute off does not start, and says by how much (needs libfaketime)',
  async () => {
    const service = startProcess({
      PORT: String(await freePort()),
      DATABASE_URL: place.url,
      DATA_DIR: folder,
      LD_PRELOAD: FAKE_CLOCK,
      FAKETIME: '+90s',
      DONT_FAKE_MONOTONIC: '1',
    });
    expect(await service.ended).toBe(1);
    expect(service.output().stderr).toMatch(
      /^The clock of this machine is (8|9)\d s ahead of the database's; set it \(NTP\)\.\n$/,
    );
  },
);
