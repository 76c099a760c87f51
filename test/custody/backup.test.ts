import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import type { Service } from '../testkit/service.ts';
import { aFolder, afterwards, anEmptyPlace, papersOf, seen, serviceAt, type Env } from './places.ts';

describe('a backup', { timeout: 120_000 }, () => {
  const masterKey = randomBytes(32);
  const [kind = 'pglite'] = databaseKinds().slice(-1);

  /** A desk with one filing, saved; and where it was. */
  async function saved(): Promise<{ folder: string; place: Env; service: Service; filing: Filing }> {
    const { env: place } = await anEmptyPlace('postgresql', masterKey);
    const service = await serviceAt(place, masterKey);
    afterwards(() => service.stop());
    const filing = await (await (await aDesk(service)).applicant()).files(aCompany()).upTo('UPLOAD');
    const folder = join(aFolder(), 'backup');
    expect((await runJieru(['backup', folder], place)).code).toBe(0);
    return { folder, place, service, filing };
  }

  it.runIf(kind === 'postgresql')('is refused where it does not fit, and nothing is changed', async () => {
    const { folder, place } = await saved();
    expect((await runJieru(['backup', folder], place)).err).toMatch(/is not empty/);
    expect((await runJieru(['restore', folder], place)).err).toMatch(/The database is not empty/);
    const { env: empty } = await anEmptyPlace('postgresql', masterKey);
    const other = { ...empty, MASTER_KEY: randomBytes(32).toString('base64') };
    expect((await runJieru(['restore', folder], other)).err).toMatch(
      /sealed under the master key [0-9a-f]{8}/,
    );
    expect((await runJieru(['restore', aFolder()], empty)).err).toMatch(/is no complete backup/);
    const table = join(folder, 'database/Filing.jsonl.gz');
    const whole = readFileSync(table);
    writeFileSync(table, Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])]));
    expect((await runJieru(['restore', folder], empty)).err).toMatch(
      /Filing.jsonl.gz of the backup is damaged/,
    );
    writeFileSync(table, whole);
    expect((await runJieru(['restore', folder], empty)).code).toBe(0);
  });

  it.runIf(kind === 'postgresql')('moves from a server into the embedded database', async () => {
    const { folder, service, filing } = await saved();
    const before = await seen(filing, service);
    const { env: embedded } = await anEmptyPlace('pglite', masterKey);
    expect(await runJieru(['restore', folder], embedded)).toMatchObject({ code: 0, err: '' });
    const again = await serviceAt(embedded, masterKey);
    afterwards(() => again.stop());
    expect(await seen(filing, again)).toEqual(before);
    expect(await papersOf(again, filing.id)).toEqual(await papersOf(service, filing.id));
  });

  it.runIf(kind === 'postgresql')('says which papers the storage has lost, and ends with 1', async () => {
    const { place, service, filing } = await saved();
    const { storageKey } = await service.services.database.prisma.material.findFirstOrThrow({
      where: { filingId: filing.id, status: 'STORED' },
    });
    rmSync(join(place.DATA_DIR, 'materials', storageKey ?? ''));
    const ran = await runJieru(['backup', join(aFolder(), 'backup'), '--json'], place);
    expect(ran.code).toBe(1);
    expect(jsonOf<{ missing: string[] }>(ran).missing).toEqual([storageKey]);
  });
});
