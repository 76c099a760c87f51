import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

const AT_ONCE = 20;
/** Above what service and decoders take up at rest. */
const MOST_MEBIBYTES = 400;

const statusOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It ended since it was listed.
    return '';
  }
};

/** Mebibytes that this process and those it started take up (`man proc`): the sender is left out. */
const taken = (senderPid: number | undefined): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== senderPid)
    .map(statusOf)
    .filter((status) => {
      const [pid, parent] = ['Pid', 'PPid'].map((name) =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]),
      );
      return pid === process.pid || parent === process.pid;
    })
    .reduce((sum, status) => sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024, 0);

/** As much detail as a telephone's photo has: six megabytes. */
const photo = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 8192,
      height: 6144,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 9 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();

/** Sends a file to each address, all at once, from a process of its own; comes again when told, as the form does. */
const SENDER = `
  const [path, ...urls] = process.argv.slice(1);
  const body = require('node:fs').readFileSync(path);
  const send = async (url) => {
    for (;;) {
      const response = await fetch(url, { method: 'PUT', body });
      const { retryAfterSeconds = 1 } = await response.json();
      if (response.status !== 503) return response.status;
      await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
    }
  };
  Promise.all(urls.map(send)).then((statuses) => process.stdout.write(JSON.stringify(statuses)));
`;

/** The answers, and how much was taken up at most meanwhile. */
async function sendAll(path: string, urls: readonly string[]): Promise<{ statuses: number[]; most: number }> {
  const sending = promisify(execFile)(process.execPath, ['-e', SENDER, path, ...urls]);
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, taken(sending.child.pid))), 20);
  const { stdout } = await sending;
  clearInterval(look);
  return { statuses: JSON.parse(stdout) as number[], most };
}

describe('twenty photos of fifty megapixels that come at once', () => {
  let service: Service;
  let filing: Filing;
  const folder = mkdtempSync(join(tmpdir(), 'jieru-photos-'));
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    const applicant = await (await aDesk(service)).applicant();
    filing = await applicant.files(aCompany()).upTo('SAVE_DETAILS');
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all taken, within bounded memory', { timeout: 300_000 }, async () => {
    const file = await photo();
    expect((await filing.uploads('SUBJECT_CERTIFICATE', null, file)).status).toBe(200);
    const urls: string[] = [];
    for (let i = 0; i < AT_ONCE; i += 1)
      urls.push(await filing.announces('SUBJECT_CERTIFICATE', file.length));
    const path = join(folder, 'photo.jpg');
    writeFileSync(path, file);
    const atRest = taken(undefined);
    const { statuses, most } = await sendAll(path, urls);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(most - atRest).toBeLessThan(MOST_MEBIBYTES);
  });
});
