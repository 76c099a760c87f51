import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { openEmbedded } from '../../prisma/embedded.ts';
import { migrate } from '../../prisma/migrate.ts';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { OWN_PREFIX } from '../../server/platform/materials/storage.ts';
import { openPrivacy } from '../../server/platform/service/open-privacy.ts';
import { openServices } from '../../server/assembly/open-services.ts';
import { createProvider } from '../../server/platform/tenancy/providers.ts';
import { databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess } from '../testkit/process.ts';
import { createServerDatabase } from './support/test-server.ts';

const log = createLogger({ level: 'silent' });
const key = (): string => randomBytes(32).toString('base64');

const toUndo: (() => Promise<void> | void)[] = [];
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jieru-master-'));
  toUndo.push(() => rmSync(dataDir, { recursive: true, force: true }));
});
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
});

/** Environment of a database of this kind, empty so far. */
async function place(kind: string): Promise<Record<string, string>> {
  if (kind === 'pglite') {
    await (await openEmbedded(dataDir, new Blob([readFileSync(inject('embeddedImage'))]))).close();
    return { DATA_DIR: dataDir, DEMO: 'off' };
  }
  const { url, drop } = await createServerDatabase();
  toUndo.push(drop);
  return { DATA_DIR: dataDir, DEMO: 'off', DATABASE_URL: url };
}

const open = (env: Record<string, string>) => openServices(readConfig(env), 'http://127.0.0.1:4000', { log });

/** Opens the services once, makes a provider and seals something. */
async function withData(env: Record<string, string>): Promise<{ providerId: string; sealed: Uint8Array }> {
  const { services, close } = await open(env);
  const { privacy, database } = services;
  const provider = await database.prisma.$transaction((tx) =>
    createProvider(tx, privacy, { slug: 'example', name: 'Example' }),
  );
  const sealed = (await privacy.forProvider(provider.id)).seal('李明', 'c');
  await close();
  return { providerId: provider.id, sealed };
}

describe.each(databaseKinds())('the master key of a database with data, on %s', (kind) => {
  test('that is another one stops the start with what to do, and nothing is made', async () => {
    const right = key();
    const env = await place(kind);
    const { providerId, sealed } = await withData({ ...env, MASTER_KEY: right });
    const opening = open({ ...env, MASTER_KEY: key() });
    await expect(opening).rejects.toThrow(
      /^The master key \(MASTER_KEY.*is not the one.*PREVIOUS_MASTER_KEYS.*$/,
    );
    const { services, close } = await open({ ...env, MASTER_KEY: right });
    expect((await services.privacy.forProvider(providerId)).open(sealed, 'c')).toBe('李明');
    await close();
  });

  test('that is gone from the data folder stops the start, and no other is made in its place', async () => {
    const env = await place(kind);
    await withData(env);
    rmSync(join(dataDir, 'master.key'));
    await expect(open(env)).rejects.toThrow(/^The database holds data, but its master key is missing.*$/);
    expect(existsSync(join(dataDir, 'master.key'))).toBe(false);
  });

  test('is proved in a database from before it could be, too', async () => {
    const right = key();
    const env = await place(kind);
    await withData({ ...env, MASTER_KEY: right });
    const database = await openDatabase(readConfig(env));
    await database.prisma.installation.deleteMany();
    await database.close();
    // Its storage had no mark then.
    rmSync(join(dataDir, 'materials', OWN_PREFIX), { recursive: true });
    await expect(open({ ...env, MASTER_KEY: key() })).rejects.toThrow(/is not the one/);
    const { close } = await open({ ...env, MASTER_KEY: right });
    await close();
  });

  test('that was replaced opens together with its successor, and the successor alone does not', async () => {
    const [former, next] = [key(), key()];
    const env = await place(kind);
    const { providerId, sealed } = await withData({ ...env, MASTER_KEY: former });
    await expect(open({ ...env, MASTER_KEY: next })).rejects.toThrow(/PREVIOUS_MASTER_KEYS/);
    const { services, close } = await open({ ...env, MASTER_KEY: next, PREVIOUS_MASTER_KEYS: former });
    expect((await services.privacy.forProvider(providerId)).open(sealed, 'c')).toBe('李明');
    await close();
  });
});

test('the process ends with one line and a code that is not zero, and leaves the folder alone', async () => {
  const { url, drop } = await createServerDatabase();
  toUndo.push(drop);
  await withData({ DATA_DIR: dataDir, DATABASE_URL: url, MASTER_KEY: key() });
  const elsewhere = join(dataDir, 'elsewhere');
  const env = {
    PORT: String(await freePort()),
    DATA_DIR: elsewhere,
    DATABASE_URL: url,
    REHEARSAL: 'off',
  };
  const wrongAndMissing: Record<string, string>[] = [{ MASTER_KEY: key() }, {}];
  for (const more of wrongAndMissing) {
    const service = startProcess({ ...env, ...more });
    expect(await service.ended).toBe(1);
    const { stdout, stderr } = service.output();
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^The .*master key.*\n$/);
    expect(existsSync(elsewhere) ? readdirSync(elsewhere) : []).toEqual([]);
  }
});

test('processes that start together in an empty database found one installation', async () => {
  const { url, drop } = await createServerDatabase();
  toUndo.push(drop);
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir });
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase(config)));
  const [first] = databases;
  if (!first) throw new Error('no database');
  await migrate(first);
  const opened = await Promise.all(
    databases.map((database) => database.exclusively(() => openPrivacy(database, config))),
  );
  expect(new Set(opened.map(({ installation }) => installation.name)).size).toBe(1);
  expect(readFileSync(join(dataDir, 'master.key'), 'utf8')).toHaveLength(45);
  await Promise.all(databases.map((database) => database.close()));
});
