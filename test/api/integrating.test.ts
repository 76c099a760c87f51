import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { aPaper } from '../testkit/papers.ts';
import { startService, type Service } from '../testkit/service.ts';

const STORY = join(projectRoot, '.github/docs/integrating/file-by-api.mjs');
const folder = mkdtempSync(join(tmpdir(), 'jieru-integrating-'));

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    background: true,
    realLimits: true,
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  desk = await aDesk(service);
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'whoever integrates files by the API alone, hears of it, finds it again, is refused, and hears once more',
  { timeout: 240_000 },
  async () => {
    const paper = join(folder, 'paper.jpg');
    writeFileSync(paper, await aPaper());
    const { PATH = '' } = process.env;
    const env = { PATH, JIERU_URL: service.url, JIERU_KEY: desk.secretKey, PAPER: paper };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [STORY], { env });
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^refused: /),
      expect.stringMatching(/^approved: order-[0-9a-f]{8} of account-4711$/),
      'found: 1, APPROVED',
      expect.stringMatching(/^refused: /),
      'returned',
      'replayed: the same event',
    ]);
  },
);
