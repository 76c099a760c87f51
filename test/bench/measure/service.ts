import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openServices } from '../../../server/assembly/open-services.ts';
import { readConfig } from '../../../server/config.ts';
import { createApp } from '../../../server/http/app.ts';
import { createTraffic, notYet } from '../../../server/http/traffic.ts';
import { BUCKETS, type Bucket, type BucketName } from '../../../server/platform/limits/buckets.ts';

/** Nobody who measures is told to wait. */
const unreached = Object.fromEntries(
  Object.entries(BUCKETS).map(([name, bucket]) => [name, { ...bucket, points: 1_000_000_000 }]),
) as Record<BucketName, Bucket>;

/** A folder that says to be the storage of this database: no paper is looked at here. */
async function storageOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('SELECT name FROM "Installation"');
  await client.end();
  const folder = mkdtempSync(join(tmpdir(), 'jieru-bench-'));
  mkdirSync(join(folder, 'materials/jieru'), { recursive: true });
  writeFileSync(join(folder, 'materials/jieru/installation'), rows[0]?.name ?? '');
  return folder;
}

/**
 * The service as it runs on a generated database, but for limits that nobody reaches, and without the work behind requests, which is
 * measured by itself.
 */
export async function openBenchService(
  databaseUrl: string,
  masterKey: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const { server, serve } = createTraffic(notYet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    MASTER_KEY: masterKey,
    DATA_DIR: await storageOf(databaseUrl),
    DEMO: 'off',
    LOG_LEVEL: 'warn',
  });
  const most = 1_000_000;
  const { services, brain, close } = await openServices(config, url, {
    buckets: unreached,
    streams: { PERSON: most, KEY: most, ADDRESS: most },
  });
  serve(createApp(services, brain, null));
  return {
    url: `${url}/graphql`,
    async close() {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}
