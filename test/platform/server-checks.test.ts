import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, StartupError } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import { migrationNames } from '../../prisma/migrations.ts';
import { openServer } from '../../prisma/server.ts';
import { parseServerAddress, unreachable } from '../../prisma/server-address.ts';
import { databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady } from '../testkit/process.ts';
import { createServerDatabase } from './support/test-server.ts';

let place: Awaited<ReturnType<typeof createServerDatabase>>;
let dataDir: string;
const toUndo: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  place = await createServerDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'jieru-server-'));
});
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
  await place.drop();
  rmSync(dataDir, { recursive: true });
});

async function administrator(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  toUndo.push(() => client.end());
  return client;
}

const withParameters = (parameters: Record<string, string>, url = place.url): string => {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value);
  return changed.href;
};

const open = async (databaseUrl: string): Promise<void> => {
  const database = await openDatabase({ databaseUrl, dataDir });
  await database.close();
};

describe.skipIf(!databaseKinds().includes('postgresql'))('a start on a server', () => {
  test('refuses another schema instead of dropping it in silence, however it is named', async () => {
    const client = await administrator();
    await client.query('CREATE SCHEMA other');
    for (const url of [
      withParameters({ schema: 'other' }),
      withParameters({ options: '-c search_path=other' }),
    ])
      await expect(open(url)).rejects.toThrow(
        /^DATABASE_URL leads to the schema other; .*CREATE DATABASE.*$/,
      );
    await open(withParameters({ schema: 'public' }));
  });

  test('names the grant that a user lacks, and is content with it', async () => {
    const client = await administrator();
    const role = `jieru_role_${process.pid}`;
    await client.query(`CREATE ROLE ${role} LOGIN`);
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    toUndo.push(async () => {
      await client.query(`DROP OWNED BY ${role} CASCADE`);
      await client.query(`DROP ROLE ${role}`);
    });
    const url = new URL(place.url);
    url.username = role;
    for (let grants = 0; grants < 2; grants += 1) {
      const refused = await open(url.href).then(
        () => '',
        (error: unknown) => (error instanceof StartupError ? error.message : ''),
      );
      const [grant] = /GRANT .*;/.exec(refused) ?? [];
      expect(refused).not.toContain('\n');
      if (!grant) throw new Error(`no grant is named: ${refused}`);
      await client.query(grant);
    }
    const database = await openDatabase({ databaseUrl: url.href, dataDir });
    toUndo.push(() => database.close());
    expect(await migrate(database)).toEqual(await migrationNames());
  });

  test('does not wait for ever for another that starts, and says who holds it up', async () => {
    const connection = await openServer({ url: place.url, lockWaitMs: 300 });
    toUndo.push(() => connection.close());
    await connection.exclusively(async () => {
      await expect(connection.exclusively(() => Promise.resolve())).rejects.toThrow(
        /^Another process has held the start-up lock .* \(connection \d+ of jieru start from .*\); .*$/,
      );
    });
    await connection.exclusively(() => Promise.resolve());
  });

  test('refuses a database that a newer version has changed', async () => {
    const database = await openDatabase({ databaseUrl: place.url, dataDir });
    toUndo.push(() => database.close());
    await migrate(database);
    await database.executeSql(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ('later', 'x', '29990101000000_later', now(), 1)`,
    );
    await expect(migrate(database)).rejects.toThrow(
      /^The database was brought up to date by a newer version .*29990101000000_later.*$/,
    );
  });

  test('of three replicas at once in an empty database, the demo included, goes well for all', async () => {
    const replicas = await Promise.all(
      [1, 2, 3].map(async () => {
        const port = await freePort();
        const service = startProcess({
          PORT: String(port),
          DATABASE_URL: place.url,
          DATA_DIR: dataDir,
          DEMO: 'on',
          LOG_LEVEL: 'error',
        });
        toUndo.push(() => service.kill());
        return { service, url: `http://127.0.0.1:${port}` };
      }),
    );
    await Promise.all(replicas.map(({ service, url }) => whenReady(url, service)));
    const client = await administrator();
    expect((await client.query('SELECT slug FROM "Provider"')).rows).toEqual([{ slug: 'demo' }]);
  }, 180_000);
});

describe('why a server cannot be reached', () => {
  const address = parseServerAddress('postgresql://me:s3cret-word@db.example.com/jieru');
  test.each([
    [
      '08P01',
      'unsupported startup parameter: statement_timeout',
      /statement_timeout.*ignore_startup_parameters/,
    ],
    [
      '08P01',
      'unsupported startup parameter in options: search_path',
      /search_path.*ignore_startup_parameters/,
    ],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', /sslrootcert=.*sslmode=no-verify/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in chain', /sslrootcert=/],
    ['', 'timeout expired', /it does not answer/],
    ['28P01', 'password authentication failed', /the password is wrong/],
  ])('%s %s', (code, message, told) => {
    const said = unreachable(address, Object.assign(new Error(message), { code })).message;
    expect(said).toMatch(told);
    expect(said).not.toMatch(/s3cret-word|\n/);
  });
});
