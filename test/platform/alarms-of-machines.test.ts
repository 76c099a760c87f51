import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import files from 'node:fs/promises';
import { createServer } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { FOLD_JOB } from '../../server/filing/statistics/work.ts';
import { lookAround, lookHere } from '../../server/watch/raise.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { hasOpenssl } from '../testkit/http2-front.ts';
import { startService, type Service } from '../testkit/service.ts';

const disk = { full: false };
const { statfs } = files;

/** A disk cannot be filled here without filling it for everybody. Whoever has the module already hears of it, too. */
function watchTheDisk(): void {
  const told = async (path: string): Promise<object> => {
    const { blocks, bavail } = await statfs(path);
    return disk.full ? { blocks: 1000, bavail: 31 } : { blocks, bavail: Math.max(bavail, blocks / 2) };
  };
  vi.spyOn(files, 'statfs').mockImplementation(told as typeof statfs);
  syncBuiltinESMExports();
}

const HOUR_MS = 3_600_000;
const OPERATOR = 'the-operator';

let service: Service;
/** The provider that operates the service, in live mode, and another one. */
let operator: Desk;
let other: Desk;

beforeAll(async () => {
  watchTheDisk();
  service = await startService({ database: await openForTest(), env: { OPERATOR_PROVIDER: OPERATOR } });
  const test = await aDesk(service);
  const where = { id: test.tenant.providerId };
  await service.services.database.prisma.provider.update({ where, data: { slug: OPERATOR } });
  operator = await aDesk(service, { mode: 'LIVE', of: test });
  other = await aDesk(service, { mode: 'LIVE' });
});
afterEach(() => {
  vi.useRealTimers();
  disk.full = false;
});
afterAll(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  await service.stop();
});

type Told = { kind: string; about: string; cause: string; command: string | null };

const standing = async (of: Desk): Promise<Told[]> => {
  const { alarms } = await of.provider.query<{ alarms: { edges: { node: Told }[] } }>(
    '{ alarms(standing: true) { edges { node { kind about cause command } } } }',
  );
  return alarms.edges.map(({ node }) => node);
};

const topics = async (of: Desk): Promise<string[]> => {
  const where = { ...of.tenant, topic: { startsWith: 'alarm.' } };
  const told = await service.services.database.prisma.outboxMessage.findMany({
    where,
    orderBy: { id: 'asc' },
  });
  return told.map(({ topic }) => topic);
};

/** What stands after a look, with what webhooks the operator has heard since the last one. */
const looks = async (publicUrl = service.services.publicUrl): Promise<Told[]> => {
  await lookHere(service.services);
  await lookAround({ ...service.services, publicUrl });
  expect(await standing(other)).toEqual([]);
  expect(await topics(other)).toEqual([]);
  return standing(operator);
};

test('a disk that is nearly full is told to who operates the service, and to nobody else', async () => {
  const before = (await topics(operator)).length;
  expect(await looks()).toEqual([]);
  disk.full = true;
  expect(await looks()).toEqual([
    { kind: 'DISK_FULL', about: hostname(), cause: expect.stringContaining('3%') as unknown, command: null },
  ]);
  await looks();
  disk.full = false;
  expect(await looks()).toEqual([]);
  expect((await topics(operator)).slice(before)).toEqual(['alarm.raised', 'alarm.cleared']);
});

test('a clock that is off from the database’s is told until it is set', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 12_000 });
  const [alarm] = await looks();
  expect(alarm).toMatchObject({ kind: 'CLOCK_OFF', about: hostname() });
  expect(alarm?.cause).toMatch(/1[123] s off/);
  vi.useRealTimers();
  expect(await looks()).toEqual([]);
});

test('background work that nobody gets round to is told by the name of its queue until it is done', async () => {
  const { jobs, database } = service.services;
  await database.prisma.$transaction((tx) => jobs.enqueue(tx, FOLD_JOB, {}));
  expect(await looks()).toEqual([]);
  await database.executeSql(
    `UPDATE pgboss.job SET start_after = now() - interval '40 minutes' WHERE name = $1`,
    [FOLD_JOB],
  );
  expect(await looks()).toEqual([
    {
      kind: 'JOBS_LATE',
      about: FOLD_JOB,
      cause: expect.stringContaining(FOLD_JOB) as unknown,
      command: 'jieru doctor',
    },
  ]);
  await database.executeSql(`UPDATE pgboss.job SET state = 'completed' WHERE name = $1`, [FOLD_JOB]);
  expect(await looks()).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'jieru-certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const certificate = (days: number): { key: Buffer; cert: Buffer } => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', String(days)];
  const words = ['req', '-x509', '-subj', '/CN=localhost', ...kind, '-keyout', key, '-out', cert];
  execFileSync('openssl', words, { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
};

test.runIf(hasOpenssl)(
  'a certificate of the proxy that ends soon is told until a new one is shown, a proxy that is down for an hour included',
  async () => {
    const proxy = createServer(certificate(5));
    const listens = async (port: number): Promise<number> => {
      await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
      return (proxy.address() as AddressInfo).port;
    };
    const stops = () => new Promise((resolve) => proxy.close(resolve));
    const port = await listens(0);
    const url = `https://127.0.0.1:${port}`;
    const later = (hours: number) =>
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR_MS + 60_000 });
    const certificates = async () => (await looks(url)).filter(({ kind }) => kind === 'CERTIFICATE_ENDING');

    expect(await certificates()).toMatchObject([{ about: `127.0.0.1:${port}`, command: null }]);
    await stops();
    later(1);
    expect(await certificates()).toHaveLength(1);
    proxy.setSecureContext(certificate(90));
    await listens(port);
    later(1);
    expect(await certificates()).toEqual([]);
    await stops();
    vi.useRealTimers();
    await looks();
  },
);
