import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';
import { databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';

const run = promisify(execFile);
const NOBODY = { uid: 65_534, gid: 65_534 };
/** Only root may become somebody else; whoever else runs this has no rights to be without. */
const unprivileged: { uid?: number; gid?: number } = process.getuid?.() === 0 ? NOBODY : {};

/**
 * All that has to be on a machine besides Node, so that it does not grow unseen; 250 are asked. Of it the reader of papers is 30, the
 * embedded database 26, the decoder of pictures 20. What it is made of without installing it: `platform/packed-size`.
 */
const MOST_MEGABYTES = 215;
const megabytesIn = (folder: string): number =>
  Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t', 1)[0]);

/** The packed server needs its packages: from npm's cache, or from its registry. */
const hasRegistry = ((): boolean => {
  if (!process.env['PACKED']) return false;
  try {
    execFileSync('npm', ['ping', '--silent'], { stdio: 'ignore', timeout: 15_000 });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasRegistry || !databaseKinds().includes('postgresql'))('the packed server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-packed-'));
  const root = join(folder, 'opt');
  const dataDir = join(folder, 'data');
  let place: Awaited<ReturnType<typeof createServerDatabase>>;
  let service: RunningService | undefined;

  beforeAll(async () => {
    place = await createServerDatabase();
    for (const made of [root, dataDir]) mkdirSync(made);
    chmodSync(folder, 0o755);
    if ('uid' in unprivileged) chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const { stdout } = await run('node', ['.ci/pack.mjs', folder], { cwd: projectRoot });
    await run('tar', ['-xzf', stdout.trim(), '--strip-components=1', '-C', root]);
    const words = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    const { stderr } = await run('npm', words, { cwd: root });
    expect(stderr).not.toMatch(/EBADENGINE|deprecated/);
  }, 600_000);
  afterAll(async () => {
    await service?.kill();
    await place.drop();
    rmSync(folder, { recursive: true });
  });

  test('brings no package that only builds or tests', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['graphql', 'pg', 'commander', 'sharp']),
    );
    expect(megabytesIn(root)).toBeLessThanOrEqual(MOST_MEGABYTES);
    const there = readdirSync(join(root, 'node_modules'));
    expect(
      ['prisma', 'esbuild', 'typescript', 'vitest', 'lit', 'onnxruntime-web', 'graphql-yoga', 'zod'].filter(
        (one) => there.includes(one),
      ),
    ).toEqual([]);
    expect(existsSync(join(root, 'server'))).toBe(false);
  });

  test('files on PostgreSQL in production mode, for a user that may write its data alone, on IPv6, and reads papers', async () => {
    const port = await freePort();
    const url = `http://[::1]:${port}`;
    const env = {
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '::1',
      PUBLIC_URL: url,
      DATABASE_URL: place.url,
      MASTER_KEY: randomBytes(32).toString('base64'),
      DATA_DIR: dataDir,
      DEMO: 'on',
      READ_PAPERS: 'on',
    };
    service = startProcess(env, join(root, 'dist/server/main.js'), { cwd: root, ...unprivileged });
    await whenReady(url, service);
    const { stdout } = service.output();
    expect(stdout).toContain('"event":"reading.on"');
    const secretKey = /sk_test_\S+/.exec(stdout)?.[0] ?? '';
    const jieru = async (...words: string[]): Promise<string> =>
      (
        await run(process.execPath, [join(root, 'dist/server/cli/jieru.js'), ...words], {
          env: { PATH: process.env['PATH'] ?? '', ...env },
          cwd: root,
          ...unprivileged,
        })
      ).stdout;
    expect(
      JSON.parse(await jieru('rehearse', '--url', url, '--secret-key', secretKey, '--json')),
    ).toMatchObject({
      state: 'APPROVED',
    });
    for (const page of ['widget/access-filing.js', 'demo/index.html', 'docs'])
      expect((await fetch(`${url}/${page}`)).status, page).toBe(200);
    expect(service.output().stdout).not.toMatch(/"level":"(error|fatal)"/);
    await service.stop();
    expect(await service.ended).toBe(0);
  }, 300_000);
});
