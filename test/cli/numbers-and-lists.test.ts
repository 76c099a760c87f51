import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import iconv from 'iconv-lite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statisticsIn } from '../api/statistics/kept.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { freePort } from '../testkit/process.ts';
import { startService, type Service } from '../testkit/service.ts';
import { jsonOf, runJieru, type Ran } from '../testkit/run-command.ts';

// Commands and service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))('an operator', { timeout: 120_000 }, () => {
  let service: Service;
  let desk: Desk;
  let filings: Filing[];
  let slug: string;
  let env: NodeJS.ProcessEnv;
  let drop: () => Promise<void>;
  const folder = mkdtempSync(join(tmpdir(), 'jieru-cli-'));

  beforeAll(async () => {
    const place = await createMigrated();
    ({ drop } = place);
    const masterKey = randomBytes(32);
    env = { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') };
    service = await startService({ database: { url: place.url }, masterKey });
    desk = await aDesk(service);
    const provider = await service.services.database.prisma.provider.findUniqueOrThrow({
      where: { id: desk.tenant.providerId },
    });
    ({ slug } = provider);
    filings = [];
    for (let one = 0; one < 2; one += 1)
      filings.push(await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER'));
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told in one line that a provider without an account has no numbers', async () => {
    for (const words of [['settle', '--taken'], ['sequence', '--to', '4'], ['check'], ['pause']]) {
      const ran = await jieru('authority', ...words, '--mode', 'live');
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err).toBe('The provider has no account with the authority in this mode.\n');
    }
  });

  it('is told why no usable answer came, as the runbook’s table names it', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const answers: readonly (readonly [url: string, why: RegExp])[] = [
      [nobody, /\(transport-connect: the server cannot be reached\)/],
      [`${service.url}/nothing-here`, /\(transport-status: the server answers HTTP 404\)/],
      [`${service.url}/healthz`, /\(malformed: /],
    ];
    for (const [url, why] of answers) {
      const file = join(folder, 'account.json');
      const urls = { upload: url, status: url, password: url };
      const connection = {
        urls,
        ispId: 330_100_000_001,
        userName: 'cloud',
        password: 'x',
        encryptAlgorithm: 0,
      };
      writeFileSync(file, JSON.stringify({ connection }));
      const ran = await jieru('authority', 'set', '--mode', 'live', '--file', file);
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err).toMatch(why);
    }
    expect((await jieru('authority', 'show', '--mode', 'live')).code).toBe(1);
  });

  const jieru = (...words: string[]): Promise<Ran> => runJieru([...words, '--provider', slug], env);
  const authority = (...words: string[]): Promise<Ran> =>
    jieru('authority', ...words, '--mode', 'test', '--json');

  type Uploads = { confirmed: boolean; uploads: { sequence: string; reference: string | null }[] };

  it('is shown which uploads a lower number loses, and nothing is changed without --confirm', async () => {
    const ran = await authority('sequence', '--to', '1');
    expect(ran.code).toBe(1);
    const { confirmed, uploads } = jsonOf<Uploads>(ran);
    expect(confirmed).toBe(false);
    expect(uploads.map(({ sequence }) => sequence)).toEqual(['2']);
    const { prisma } = service.services.database;
    const second = await prisma.submission.findFirstOrThrow({ where: { filingId: filings[1]?.id ?? '' } });
    expect(uploads[0]?.reference).toBe(second.id);
    expect(await prisma.authorityAccount.findFirstOrThrow()).toMatchObject({ lastSequence: 2n });
  });

  it('sets the number uploads go on from, and what waits for a word goes first, once more', async () => {
    const ran = await authority('sequence', '--to', '1', '--again', '--confirm');
    expect(ran.code).toBe(0);
    expect(jsonOf(ran)).toMatchObject({ confirmed: true, to: '1', sent: 1 });
    const { prisma } = service.services.database;
    expect(await prisma.authorityAccount.findFirstOrThrow()).toMatchObject({ lastSequence: 1n });
    const audit = await runJieru(['audit', '--provider', slug, '--json'], env);
    expect(audit.out).toContain('AUTHORITY_NUMBERS_SET');
  });

  it('is told that a number is none, and that nothing waits to be settled', async () => {
    expect((await authority('sequence', '--to', 'many')).code).toBe(2);
    expect((await authority('settle')).out).toMatch(/Say either --taken or --anew/);
    expect((await authority('settle', '--taken', '--anew')).out).toMatch(/Say either --taken or --anew/);
  });

  const regionsFrom = (list: unknown): Promise<Ran> => {
    const file = join(folder, 'regions.json');
    writeFileSync(file, typeof list === 'string' ? list : JSON.stringify(list));
    return jieru('region', 'set', '--file', file, '--json');
  };

  type Regions = { regions: { code: string; area: string | null; mainland: boolean }[] };

  it('puts the provider’s own list of regions in place of the usual one, and brings that back', async () => {
    const usual = jsonOf<Regions>(await jieru('region', 'list', '--json')).regions;
    expect(usual.length).toBeGreaterThan(5);
    const own = { code: 'hz-1', name: '杭州一区', area: '330100', mainland: true };
    expect((await regionsFrom([own])).code).toBe(0);
    expect(jsonOf<Regions>(await jieru('region', 'list', '--json')).regions).toEqual([own]);
    expect((await regionsFrom([])).code).toBe(0);
    expect(jsonOf<Regions>(await jieru('region', 'list', '--json')).regions).toEqual(usual);
  });

  it.each<[string, unknown, RegExp]>([
    ['is no JSON', '[{', /is not JSON/],
    ['lacks what is needed', [{ code: 'hz-1' }], /name/],
    [
      'names a place that does not exist',
      [{ code: 'hz-1', name: '杭州', area: '339900', mainland: true }],
      /area/,
    ],
    [
      'says the same code twice',
      [1, 2].map((n) => ({ code: 'a', name: `区${n}`, mainland: false })),
      /code|\d/,
    ],
  ])('is told in one answer why a list of regions is refused: it %s', async (_what, list, why) => {
    const ran = await regionsFrom(list);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(why);
    expect(jsonOf<Regions>(await jieru('region', 'list', '--json')).regions.length).toBeGreaterThan(5);
  });

  it('puts the provider’s own products in place of the usual ones, tells what is wrong in a list, and brings those back', async () => {
    type Products = { products: { code: string; slots: number; filable: boolean }[] };
    const listed = async () => jsonOf<Products>(await jieru('product', 'list', '--json')).products;
    const setFrom = (list: unknown): Promise<Ran> => {
      const file = join(folder, 'products.json');
      writeFileSync(file, JSON.stringify(list));
      return jieru('product', 'set', '--file', file, '--json');
    };
    const usual = await listed();
    const own = { code: 'ecs', name: '云服务器', remainingMonths: 3, slots: 5 };
    expect((await setFrom([own])).code).toBe(0);
    expect(await listed()).toMatchObject([{ ...own, termMonths: null, filable: true, serviceCodes: true }]);
    const wrong = await setFrom([{ ...own, slots: -1 }]);
    expect([wrong.code, wrong.out]).toEqual([
      1,
      expect.stringContaining('products.0.slots: NUMBER_OUT_OF_RANGE'),
    ]);
    expect((await setFrom([{ ...own, slots: 'five' }])).out).toMatch(/slots/);
    expect((await setFrom([])).code).toBe(0);
    expect(await listed()).toEqual(usual);
  });

  it('puts out the rules of a province, and tells what a corrected file has otherwise', async () => {
    const put = await runJieru(['rules', 'export', '--province', '浙江'], env);
    expect(put.code).toBe(0);
    const file = join(folder, 'zhejiang.json');
    writeFileSync(file, put.out);
    expect((await runJieru(['rules', 'compare', file], env)).out).toMatch(/: 0\.$/m);
    writeFileSync(file, put.out.replace('"years": 18', '"years": 21'));
    expect((await runJieru(['rules', 'compare', file], env)).out).toMatch(
      /CHANGED +zhejiang\.minimum-age from \S+: .*21.*\n.*: 1\./,
    );
    expect((await runJieru(['rules', 'export', '--province', 'atlantis'], env)).code).toBe(2);
  });

  it('counts the statistics anew while the service goes on', async () => {
    const { database } = service.services;
    const kept = await statisticsIn(database);
    await database.prisma.filingStatistic.updateMany({ data: { count: { increment: 7 } } });
    const ran = await jieru('statistics', 'rebuild', '--mode', 'test', '--json');
    expect(ran.code).toBe(0);
    const { tenants } = jsonOf<{ tenants: { filings: number; moves: number }[] }>(ran);
    // Opened, submitted, passed, handed over.
    expect(tenants).toMatchObject([{ provider: slug, mode: 'TEST', filings: 2 }]);
    expect(tenants[0]?.moves).toBeGreaterThanOrEqual(8);
    expect(await statisticsIn(database)).toEqual(kept);
    const said = await jieru('statistics', 'rebuild');
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toMatch(/provider +mode +filings +changes/);
  });

  it('notes the ranges of a table in GBK with the authority’s words, and is told by its place what is wrong', async () => {
    const table = (...lines: string[]): string => {
      const file = join(folder, 'ranges.csv');
      writeFileSync(file, iconv.encode(['地址段,分配方式,使用方式,分配日期', ...lines].join('\r\n'), 'gbk'));
      return file;
    };
    const own = '自用,静态,2026-01-05';
    const args = ['--provider', slug, '--mode', 'test'];
    const wrong = await runJieru(
      ['ip', 'file', table(`47.96.0.0/16,${own}`, `10.0.0.0/8,${own}`), ...args],
      env,
    );
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('ranges.1.range: IP_RANGE_PRIVATE');
    const file = table(`47.96.0.0/16,${own}`, `2408:4000::/22,${own}`);
    expect(await runJieru(['ip', 'file', file, '--already-filed', ...args], env)).toMatchObject({ code: 0 });
    const ranges = await runJieru(['ip', 'list', ...args], env);
    for (const range of ['47.96.0.0-47.96.255.255', '2408:4000::-2408:43ff:ffff:ffff:ffff:ffff:ffff:ffff'])
      expect(ranges.out).toContain(`${range}  OWN  FILED`);
    const ids = ranges.out.match(/ipr_\w+/g) ?? [];
    expect(await runJieru(['ip', 'remove', ...ids, ...args], env)).toMatchObject({ code: 0 });
    expect((await runJieru(['ip', 'list', ...args], env)).out).toContain('No range is listed.');
  });
});
