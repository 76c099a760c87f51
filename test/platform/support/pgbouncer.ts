import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../testkit/process.ts';
import { TEST_SERVER_URL } from './test-server.ts';

const BINARY = '/usr/sbin/pgbouncer';

/** Debian's `pgbouncer`, where it is installed. */
export const pgBouncerIsThere = (): boolean => {
  const there = existsSync(BINARY);
  if (!there) process.stdout.write('PgBouncer is not installed: nothing is tested behind it\n');
  return there;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

/** PgBouncer with its defaults before the test server. `through` leads a database's address past it. */
export async function startPgBouncer(mode: 'transaction' | 'session') {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-pgbouncer-'));
  const port = await freePort();
  const server = new URL(TEST_SERVER_URL);
  const config = join(folder, 'pgbouncer.ini');
  const password = server.password ? ` password=${decodeURIComponent(server.password)}` : '';
  writeFileSync(
    config,
    `[databases]
* = host=${server.hostname} port=${server.port || '5432'} user=${server.username}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
`,
  );
  chmodSync(folder, 0o755);
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(BINARY, [...user, config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 100 || child.exitCode !== null) throw new Error(`PgBouncer does not start: ${said.join('')}`);
    await wait(50);
  }
  return {
    through(url: string): string {
      const pooled = new URL(url);
      pooled.hostname = '127.0.0.1';
      pooled.port = String(port);
      return pooled.href;
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
