import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createScan } from '../../../server/platform/materials/scanner.ts';
import { freePort } from '../../testkit/process.ts';

const CLAMD = '/usr/sbin/clamd';

export const hasClamd = existsSync(CLAMD);

/** What the daemon takes for a virus, whatever stands around it. */
export const SIGNATURE = Buffer.from('jieru-test-signature');

export type Clamd = { readonly address: { host: string; port: number }; stop(): Promise<void> };

/** The ClamAV daemon with one signature of our own, on a free port unless told. */
export async function startClamd(options: { port?: number; streamMax?: string } = {}): Promise<Clamd> {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-clamd-'));
  const port = options.port ?? (await freePort());
  writeFileSync(join(folder, 'ours.ndb'), `Jieru.Test:0:*:${SIGNATURE.toString('hex')}\n`);
  const settings = [
    `DatabaseDirectory ${folder}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'Foreground yes',
    `StreamMaxLength ${options.streamMax ?? '25M'}`,
  ];
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const daemon = spawn(CLAMD, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = new Promise((resolve) => daemon.once('close', resolve));
  const address = { host: '127.0.0.1', port };
  const scan = createScan({ clamd: address });
  const answers = () => scan(Buffer.from('there?')).then(Boolean, () => false);
  for (const until = Date.now() + 60_000; !(await answers()); await wait(100))
    if (Date.now() > until || daemon.exitCode !== null) throw new Error('clamd does not start');
  return {
    address,
    async stop() {
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
