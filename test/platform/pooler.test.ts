import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import { migrationNames } from '../../prisma/migrations.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watchFiling } from '../testkit/sse.ts';
import { pgBouncerIsThere, startPgBouncer } from './support/pgbouncer.ts';
import { createServerDatabase } from './support/test-server.ts';

let place: Awaited<ReturnType<typeof createServerDatabase>>;
let dataDir: string;
const toStop: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  place = await createServerDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'jieru-pooler-'));
});
afterEach(async () => {
  for (const one of toStop.splice(0).reverse()) await one.stop();
  await place.drop();
  rmSync(dataDir, { recursive: true });
});

async function pooler(mode: 'transaction' | 'session'): Promise<string> {
  const bouncer = await startPgBouncer(mode);
  toStop.push(bouncer);
  return bouncer.through(place.url);
}

/** Puts the database's clock face in Shanghai, as many stand. */
async function inShanghai(): Promise<void> {
  const administrator = new pg.Client({ connectionString: place.url });
  await administrator.connect();
  const name = new URL(place.url).pathname.slice(1);
  await administrator.query(`ALTER DATABASE ${name} SET timezone TO 'Asia/Shanghai'`);
  await administrator.end();
}

const runs = databaseKinds().includes('postgresql') && pgBouncerIsThere();

describe.skipIf(!runs)('behind PgBouncer in transaction mode', () => {
  test('a start without the direct address is refused with the setting to make, time and again', async () => {
    const url = await pooler('transaction');
    for (let start = 0; start < 3; start += 1)
      await expect(openDatabase({ databaseUrl: url, dataDir })).rejects.toThrow(
        /^A pooler in transaction mode answers at 127\.0\.0\.1:\d+\/\w+ \(DATABASE_URL\); set DATABASE_DIRECT_URL .*$/,
      );
    const again = openDatabase({ databaseUrl: place.url, databaseDirectUrl: url, dataDir });
    await expect(again).rejects.toThrow(/\(DATABASE_DIRECT_URL\)/);
  });

  test('two replicas with the direct address start, start again, and hear of one another’s changes', async () => {
    await inShanghai();
    const shared = {
      database: { url: await pooler('transaction') },
      masterKey: randomBytes(32),
      dataDir,
      env: { DATABASE_DIRECT_URL: place.url },
      background: true,
    };
    const start = async (): Promise<Service> => {
      const service = await startService(shared);
      toStop.push(service);
      return service;
    };
    const before = await start();
    await before.stop();
    toStop.pop();
    const [here, there] = [await start(), await start()];
    const desk = await aDesk(here);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const { token } = await here.services.sessions.mintApplicant(here.services.database.prisma, {
      tenant: desk.tenant,
      externalRef: filing.owner.externalRef,
      now: new Date(),
    });
    const updates = await watchFiling(desk.provider.at(there.url).with({ token }), filing.id);
    let seen = (await updates.next())?.data?.filingUpdated?.version ?? 0;
    for (const remark of ['x', 'y', 'z']) {
      await filing.does('saveFilingDetails', { details: { subject: { remark } } });
      const next = (await updates.next())?.data?.filingUpdated;
      expect(next?.version).toBe(seen + 1);
      seen += 1;
    }
    updates.close();
    const { rows } = await here.services.database.executeSql(
      `SELECT abs(extract(epoch FROM clock_timestamp() - "createdAt"))::float8 AS age FROM "Filing" WHERE id = $1`,
      [filing.id],
    );
    expect(Number(rows[0]?.['age'])).toBeLessThan(600);
    const row = await here.services.database.prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    expect(Math.abs(Date.now() - row.createdAt.getTime())).toBeLessThan(600_000);
  }, 120_000);
});

describe.skipIf(!runs)('behind PgBouncer in session mode', () => {
  test('the one address is enough, whatever the zone of the database', async () => {
    await inShanghai();
    const database = await openDatabase({ databaseUrl: await pooler('session'), dataDir });
    toStop.push({ stop: () => database.close() });
    expect(await migrate(database)).toEqual(await migrationNames());
    const at = new Date('2019-06-01T12:34:56.789Z');
    const data = { id: 'prv_t', slug: 't', name: 'T', wrappedKey: new Uint8Array([1]), createdAt: at };
    await database.prisma.provider.create({ data });
    const { rows } = await database.executeSql(
      `SELECT extract(epoch FROM "createdAt")::float8 * 1000 AS ms FROM "Provider"`,
      [],
    );
    expect(Math.round(Number(rows[0]?.['ms']))).toBe(at.getTime());
  });
});
