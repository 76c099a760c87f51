import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';
import { createServerDatabase } from './support/test-server.ts';

const run = promisify(execFile);

/** A command in a view of the machine in which nothing can be written but one folder: not even where temporary files lie. */
const readOnlyBut = (folder: string): string[] => [
  'unshare',
  '--mount',
  '--propagation',
  'private',
  'sh',
  '-c',
  'mount --bind "$0" "$0" && mount -o remount,ro,bind / && ! touch /tmp/jieru-probe 2>/dev/null && exec "$@"',
  folder,
];

/** Only root may make such a view, and not in every container. */
const mayMakeViews = ((): boolean => {
  try {
    const [command = '', ...words] = readOnlyBut(projectRoot);
    execFileSync(command, [...words, 'true'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!mayMakeViews || !databaseKinds().includes('postgresql'))(
  'on a machine that is read-only but for DATA_DIR',
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'jieru-read-only-'));
    let place: Awaited<ReturnType<typeof createServerDatabase>>;
    let service: RunningService | undefined;
    let env: Record<string, string>;
    let port: number;

    beforeAll(async () => {
      [place, port] = await Promise.all([createServerDatabase(), freePort()]);
      env = {
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '::',
        PUBLIC_URL: `http://[::1]:${port}`,
        DATABASE_URL: place.url,
        MASTER_KEY: randomBytes(32).toString('base64'),
        DATA_DIR: dataDir,
        DEMO: 'on',
      };
      service = startProcess(env, undefined, { through: readOnlyBut(dataDir) });
      await whenReady(`http://[::1]:${port}`, service);
    }, 200_000);
    afterAll(async () => {
      await service?.kill();
      await place.drop();
      rmSync(dataDir, { recursive: true });
    });

    test('the service answers on IPv6 and IPv4 alike', async () => {
      for (const host of ['[::1]', '127.0.0.1'])
        expect((await fetch(`http://${host}:${port}/readyz`)).status, host).toBe(200);
    });

    test('a filing comes through, papers included, and nothing is complained of', async () => {
      const secretKey = /sk_test_\S+/.exec(service?.output().stdout ?? '')?.[0] ?? '';
      const cli = join(projectRoot, 'dist/server/cli/jieru.js');
      const words = ['rehearse', '--url', `http://[::1]:${port}`, '--secret-key', secretKey, '--json'];
      const { stdout } = await run(process.execPath, [cli, ...words], {
        env: { PATH: process.env['PATH'] ?? '', ...env },
      });
      expect(JSON.parse(stdout)).toMatchObject({ state: 'APPROVED' });
      const said = service?.output();
      expect(said?.stdout).not.toMatch(/"level":"(warn|error|fatal)"|EROFS/);
      expect(said?.stderr).toBe('');
      await service?.stop();
      expect(await service?.ended).toBe(0);
    }, 200_000);
  },
);
