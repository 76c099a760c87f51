import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartupError } from '../../prisma/startup-error.ts';
import { readConfig } from '../../server/config.ts';
import { findMasterKey, makeMasterKey, requireMasterKey } from '../../server/platform/privacy/master-key.ts';

const KEY = randomBytes(32).toString('base64');
const SERVER = 'postgresql://user:s3cret-word@127.0.0.1:5432/jieru';

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('the configuration', () => {
  test('of an empty environment works on one machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: undefined,
      logLevel: 'info',
      demo: true,
      rehearsal: true,
      trustProxy: 0,
    });
  });

  test('takes the networks that may be called, and says which word is none', () => {
    expect(readConfig({ OUTGOING_ALLOW: '10.0.0.0/8, fd00::/8,192.168.1.7' }).outgoingAllow).toEqual([
      '10.0.0.0/8',
      'fd00::/8',
      '192.168.1.7',
    ]);
    expect(readConfig({}).outgoingAllow).toEqual([]);
    expect(readConfig({ CLAMD: 'tcp://[::1]:3310' }).clamd).toEqual({ host: '::1', port: 3310 });
    expect(readConfig({ CLAMD: 'unix:///run/clamav/clamd.ctl' }).clamd).toEqual({
      path: '/run/clamav/clamd.ctl',
    });
    for (const wrong of ['127.0.0.1:3310', 'tcp://127.0.0.1', 'unix:', 'https://clamd.example.com'])
      expect(refusal({ CLAMD: wrong })).toMatch(/^CLAMD must be/);
    expect(refusal({ OUTGOING_ALLOW: 'intranet' })).toMatch(/^OUTGOING_ALLOW must list/);
  });

  test('takes mail server and sender together, or neither', () => {
    const smtp = { SMTP_URL: 'smtps://user:s3cret-word@mail.example.com:465' };
    expect(readConfig({}).mail).toBeNull();
    for (const from of ['filing@example.com', '备案中心 <filing@example.com>'])
      expect(readConfig({ ...smtp, MAIL_FROM: from }).mail).toEqual({ smtpUrl: smtp.SMTP_URL, from });
    expect(refusal(smtp)).toMatch(/^MAIL_FROM must be set together with SMTP_URL/);
    expect(refusal({ MAIL_FROM: 'filing@example.com' })).toMatch(/^SMTP_URL must be set/);
    expect(refusal({ ...smtp, MAIL_FROM: 'nobody' })).toMatch(/^MAIL_FROM must be an address/);
    const wrong = refusal({ SMTP_URL: 'https://user:s3cret-word@example.com', MAIL_FROM: 'a@b.cn' });
    expect(wrong).toMatch(/^SMTP_URL must be smtp/);
    expect(wrong).not.toContain('s3cret-word');
  });

  test('takes the keys of an S3 store together with it, and names what is missing', () => {
    const store = { STORAGE_URL: 's3://papers?endpoint=https://s3.example.com' };
    const keys = { AWS_ACCESS_KEY_ID: 'AK', AWS_SECRET_ACCESS_KEY: 's3cret-word' };
    expect(readConfig({ ...store, ...keys }).storageKeys).toEqual({
      accessKeyId: 'AK',
      secretAccessKey: 's3cret-word',
    });
    expect(readConfig(keys).storageKeys).toBeNull();
    expect(refusal(store)).toMatch(/AWS_ACCESS_KEY_ID/);
    expect(refusal({ ...store, AWS_SECRET_ACCESS_KEY: 's3cret-word' })).not.toContain('s3cret-word');
  });

  test('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(readConfig({}));
  });

  test.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'filing.provider.test'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'https://example.com/fil%20ing'],
    ['PUBLIC_URL', 'https://example.com/?at=filing'],
    ['DATABASE_POOL_SIZE', '1000'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'postgresql://localhost'],
    ['MASTER_KEY', 'short'],
    ['PREVIOUS_MASTER_KEYS', `${KEY},short`],
    ['LOG_LEVEL', 'loud'],
    ['STORAGE_URL', 'ftp://x'],
    ['DEMO', 'maybe'],
    ['TRUST_PROXY', 'yes please'],
  ])('refuses %s=%s in one line that names it and does not repeat it', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(name);
    expect(message).not.toContain('\n');
    if (value.length > 3) expect(message).not.toContain(value);
  });

  test('wants a master key beside a server in production, because replicas share it', () => {
    expect(refusal({ NODE_ENV: 'production', DATABASE_URL: SERVER })).toContain('MASTER_KEY');
    expect(readConfig({ NODE_ENV: 'production', DATABASE_URL: SERVER, MASTER_KEY: KEY }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: SERVER }).masterKey).toBeUndefined();
  });

  test('sets up the demo provider only where nobody’s data can be', () => {
    expect(readConfig({ DATABASE_URL: SERVER }).demo).toBe(false);
    expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', DEMO: 'on' }).demo).toBe(true);
  });

  test('rehearses in production only when it is asked to', () => {
    expect(readConfig({ NODE_ENV: 'production' }).rehearsal).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', REHEARSAL: 'on' }).rehearsal).toBe(true);
    expect(readConfig({ DATABASE_URL: SERVER }).rehearsal).toBe(true);
  });

  test('takes the address past a pooler and the size of the pool', () => {
    const direct = SERVER.replace('5432', '6432');
    const env = { DATABASE_URL: SERVER, DATABASE_DIRECT_URL: direct, DATABASE_POOL_SIZE: '25' };
    expect(readConfig(env)).toMatchObject({ databaseDirectUrl: direct, poolSize: 25 });
    expect(refusal({ DATABASE_URL: SERVER, DATABASE_DIRECT_URL: 'db' })).toMatch(
      /^DATABASE_DIRECT_URL must read/,
    );
  });
});

describe('the master key', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jieru-key-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is made once, for its owner’s eyes, and is the same ever after', () => {
    const dataDir = join(folder, 'new');
    expect(findMasterKey({ dataDir, masterKey: undefined })).toBeUndefined();
    expect(() => requireMasterKey({ dataDir, masterKey: undefined })).toThrow(StartupError);
    const key = makeMasterKey({ dataDir, masterKey: undefined });
    expect(key).toHaveLength(32);
    expect(makeMasterKey({ dataDir, masterKey: undefined })).toEqual(key);
    expect(findMasterKey({ dataDir, masterKey: undefined })).toEqual(key);
    expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
  });

  test('of the environment goes before the file', () => {
    const masterKey = Buffer.from(KEY, 'base64');
    expect(findMasterKey({ dataDir: join(folder, 'unused'), masterKey })).toEqual(masterKey);
  });

  test('that is damaged stops the start and stays as it is', () => {
    const path = join(folder, 'master.key');
    writeFileSync(path, 'half a k');
    expect(() => findMasterKey({ dataDir: folder, masterKey: undefined })).toThrow(StartupError);
    expect(readFileSync(path, 'utf8')).toBe('half a k');
  });
});
