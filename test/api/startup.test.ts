import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, startProcess, whenReady } from '../testkit/process.ts';

const toCleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-start-'));
  toCleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Starts the service and holds it to one line on stderr and a failure. Returns that line. */
async function fault(env: Record<string, string>): Promise<string> {
  const service = startProcess({ DATA_DIR: aFolder(), PORT: '0', ...env });
  toCleanUp.push(() => service.kill());
  const code = await service.ended;
  const { stdout, stderr } = service.output();
  expect(code, stdout + stderr).toBeGreaterThan(0);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).not.toMatch(/\s+at .*\.[jt]s/);
  return stderr.trim();
}

describe('a start that cannot succeed says why in one line and fails', { timeout: 120_000 }, () => {
  it('when the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    toCleanUp.push(() => new Promise((resolve) => other.close(resolve)));
    const { port } = other.address() as AddressInfo;
    expect(await fault({ PORT: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is in use; stop what listens there or set PORT.`,
    );
  });

  it.each([
    ['is no address', 'mysql://root@localhost/x', /^DATABASE_URL must read postgresql:/],
    ['leads nowhere', 'postgresql://me:hunter2@127.0.0.1:1/none', /cannot be reached: nothing listens there/],
  ])('when DATABASE_URL %s', async (_what, url, line) => {
    const said = await fault({ DATABASE_URL: url });
    expect(said).toMatch(line);
    expect(said).not.toContain('hunter2');
  });

  it.each([
    ['PORT', 'many', 'PORT must be a number from 0 to 65535.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.'],
    ['MASTER_KEY', 'short', 'MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32).'],
    ['DEMO', 'perhaps', 'DEMO must be on or off.'],
    [
      'STORAGE_URL',
      'ftp://x',
      'STORAGE_URL must be file:///folder or s3://bucket/prefix?endpoint=…&region=….',
    ],
  ])('when %s is %s', async (name, value, line) => {
    expect(await fault({ [name]: value })).toBe(line);
  });

  it('when the data folder is locked by another start, or cannot be written, or holds a broken key', async () => {
    const dataDir = aFolder();
    const port = await freePort();
    const first = startProcess({ DATA_DIR: dataDir, PORT: String(port) });
    toCleanUp.push(() => first.kill());
    await whenReady(`http://127.0.0.1:${port}`, first);
    expect(await fault({ DATA_DIR: dataDir })).toContain(dataDir);

    const blocked = join(aFolder(), 'file');
    writeFileSync(blocked, '');
    expect(await fault({ DATA_DIR: join(blocked, 'data') })).toMatch(/master key|data folder/);

    const spoilt = join(aFolder(), 'data');
    mkdirSync(spoilt);
    writeFileSync(join(spoilt, 'master.key'), 'half a k');
    expect(await fault({ DATA_DIR: spoilt })).toMatch(/is not 32 bytes in base64; restore it from a backup/);
  });
});
