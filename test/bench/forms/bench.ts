import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../../prisma/root.ts';
import { TestBrowser } from '../../testkit/browser.ts';
import { hasOpenssl, http2Front } from '../../testkit/http2-front.ts';
import { FIRST_FIELDS, PAGES } from './contestants.ts';
import { openFront } from './front.ts';
import { firstField, type Measured } from './measure.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: Object.keys(PAGES).join(',') },
  },
});
const rounds = Number(values.rounds);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

/** The peers come from npm when they are first measured, and stay out of the project's own install. */
function installPeers(): void {
  const cwd = join(projectRoot, 'test/bench/forms/peers');
  if (existsSync(join(cwd, 'node_modules'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd, stdio: 'inherit' });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The service as it was built, with its demo provider, on data of its own. */
async function startService(): Promise<{ url: string; stop: () => void }> {
  const data = mkdtempSync(join(tmpdir(), 'jieru-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), PUBLIC_URL: url, DATA_DIR: data };
  const service = spawn(process.execPath, [join(projectRoot, 'dist/server/main.js')], {
    env,
    stdio: 'ignore',
  });
  const stop = (): void => {
    service.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let turn = 0; turn < 600; turn += 1) {
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  stop();
  throw new Error('the service did not start: run `npm run build` first');
}

const row = (name: string, all: readonly Measured[], base: number): string => {
  const at = median(all.map(({ at }) => at));
  const [requests, kB, blocked, shift] = [
    median(all.map((one) => one.requests)),
    median(all.map(({ bytes }) => bytes)) / 1000,
    median(all.map((one) => one.blocked)),
    median(all.map(({ layoutShift }) => layoutShift)),
  ];
  return `| ${name} | ${requests} | ${kB.toFixed(1)} | ${at.toFixed(0)} | ${(at / base).toFixed(2)} | ${blocked.toFixed(0)} | ${shift.toFixed(3)} |`;
};

async function measure(protocol: string, url: string, browser: TestBrowser): Promise<void> {
  const results = new Map<string, Measured[]>(values.only.split(',').map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, all] of results) {
      const { context, page } = await browser.open({ width: 390, height: 844, ignoreHTTPSErrors: true });
      const measured = await firstField(page, `${url}/${name}`, FIRST_FIELDS[name] ?? '');
      await context.close();
      // The first round warms caches of the servers.
      if (round > 0) all.push(measured);
    }
  const base = median((results.get('filepond') ?? []).map(({ at }) => at));
  const lines = [...results].map(([name, all]) => row(name, all, base));
  process.stdout.write(
    `\n${protocol}, ${rounds} interleaved rounds\n\n| form | requests | kB | first field ms | ÷ FilePond | blocked ms | layout shift |\n| --- | --- | --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`,
  );
}

installPeers();
const service = await startService();
try {
  const { publishableKey } = (await (await fetch(`${service.url}/demo/config.json`)).json()) as {
    publishableKey: string;
  };
  const front = await openFront(service.url, publishableKey);
  const browser = await TestBrowser.launch();
  await measure('HTTP/1.1', front.url, browser);
  if (hasOpenssl) {
    const secure = await http2Front(front.url);
    await measure('HTTP/2', secure.url, browser);
    secure.close();
  }
  await browser.close();
  await TestBrowser.end();
  front.close();
} finally {
  service.stop();
}
process.exit();
