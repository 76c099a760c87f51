import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createServerDatabase } from '../platform/support/test-server.ts';
import { databaseKinds } from '../testkit/database.ts';
import { startNameServer } from '../testkit/name-server.ts';
import { startService } from '../testkit/service.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';

type Check = { name: string; state: string; says: string; todo?: string };

const dataDir = mkdtempSync(join(tmpdir(), 'jieru-doctor-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const looks = async (env: NodeJS.ProcessEnv) => {
  const ran = await runJieru(['doctor', '--json'], env);
  const { checks } = jsonOf<{ checks: Check[] }>(ran);
  return { code: ran.code, checks: new Map(checks.map((check) => [check.name, check])) };
};
const masterKey = randomBytes(32);
const MASTER_KEY = masterKey.toString('base64');

describe('jieru doctor', { timeout: 120_000 }, () => {
  it('finds a new installation well, changes nothing, and says what is still to be done', async () => {
    const env = { DATA_DIR: dataDir };
    const first = await looks(env);
    expect(first.code).toBe(0);
    expect(first.checks.get('migrations')).toMatchObject({
      state: 'warn',
      todo: expect.stringContaining('migrate') as string,
    });
    expect((await looks(env)).checks.get('migrations')?.state).toBe('warn');
    expect(first.checks.get('storage')).toMatchObject({ state: 'ok' });
    expect(first.checks.get('mail')).toMatchObject({
      state: 'warn',
      todo: expect.stringContaining('SMTP_URL') as string,
    });
  });

  it.each([
    ['database', { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }],
    ['storage', { STORAGE_URL: 'file:///dev/null/papers' }],
    ['mail', { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'filing@example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://filing.invalid' }],
  ])('fails on the %s that does not work, with what to do', async (name, env) => {
    const { code, checks } = await looks({ DATA_DIR: dataDir, ...env });
    expect(code).toBe(1);
    expect(checks.get(name)).toMatchObject({ state: 'fail', todo: expect.any(String) as string });
  });

  it.each([
    ['ok', 'that knows the ministry’s site', { A: ['203.0.113.80'] }],
    ['warn', 'that knows no such name', { code: 3 }],
    ['warn', 'that is out of order', { code: 2 }],
  ])('is %s with a name server %s', async (state, _what, answer) => {
    const server = await startNameServer({ 'beian.miit.gov.cn': answer });
    try {
      const ran = await runJieru(['doctor', '--json', '--name-server', server.address], {
        DATA_DIR: dataDir,
      });
      const { checks } = jsonOf<{ checks: Check[] }>(ran);
      expect(checks.find(({ name }) => name === 'DNS')).toMatchObject({ state });
      expect(ran.code).toBe(0);
    } finally {
      await server.stop();
    }
  });

  it.runIf(databaseKinds().includes('postgresql'))(
    'looks beside a running service, and fails on another master key',
    async () => {
      const place = await createServerDatabase();
      const service = await startService({ database: { url: place.url }, masterKey });
      try {
        const env = { DATABASE_URL: place.url, DATA_DIR: dataDir, MASTER_KEY, PUBLIC_URL: service.url };
        await runJieru(['provider', 'create', 'cloud', '--name', '示例云'], env);
        const { code, checks } = await looks(env);
        for (const name of ['database', 'time zone', 'migrations', 'master key', 'clock', 'clock and HTTP'])
          expect(checks.get(name), name).toMatchObject({ state: 'ok' });
        expect(checks.has('calendar')).toBe(true);
        expect(checks.get('authority of cloud')).toMatchObject({ state: 'warn' });
        expect(code).toBe(0);
        const misnamed = await looks({ ...env, MASTER_KEY, OPERATOR_PROVIDER: 'nobody-here' });
        expect(misnamed.checks.get('operator')).toMatchObject({
          state: 'fail',
          todo: expect.stringContaining('OPERATOR_PROVIDER') as string,
        });
        const account = async (network?: object): Promise<Check | undefined> => {
          const file = join(dataDir, 'account.json');
          const url = 'http://127.0.0.1:9/';
          const urls = { upload: url, status: url, password: url };
          const key = { aesKey: 'k'.repeat(16), aesIv: 'i'.repeat(16) };
          const connection = { urls, ispId: 1, userName: 'u', password: 'p', ...key, network };
          writeFileSync(file, JSON.stringify({ connection }));
          await runJieru(['authority', 'set', '--provider', 'cloud', '--file', file, '--unchecked'], env);
          return (await looks(env)).checks.get('authority of cloud');
        };
        expect(await account()).toMatchObject({
          state: 'fail',
          says: expect.stringContaining('no answer') as string,
        });
        // What is reached by a way of its own is not looked for on the usual one.
        expect(await account({ proxy: 'http://u:p@127.0.0.1:9' })).toMatchObject({ state: 'ok' });
        const other = await looks({ ...env, MASTER_KEY: randomBytes(32).toString('base64') });
        expect(other.code).toBe(1);
        expect(other.checks.get('master key')).toMatchObject({ state: 'fail' });
        expect(other.checks.get('storage')).toMatchObject({ state: 'ok' });
      } finally {
        await service.stop();
        await place.drop();
      }
    },
  );
});
