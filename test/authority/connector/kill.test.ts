import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOf, type Database } from '../../../prisma/database.ts';
import { openServer } from '../../../prisma/server.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import { createPrivacy } from '../../../server/platform/privacy/privacy.ts';
import { createProvider, wrappedKeyLoader } from '../../../server/platform/tenancy/providers.ts';
import { createMigrated, databaseKinds } from '../../testkit/database.ts';
import { openFront, SECRET, type FrontWorld } from '../rehearsal/support/front.ts';

const SENDER = join(import.meta.dirname, 'support/sender.ts');
const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
];
/** Processes that are killed with SIGKILL before one is left alone. */
const KILLS = 2;

let front: FrontWorld;
let place: { url: string; drop(): Promise<void> } | undefined;
let database: Database | undefined;

beforeAll(async () => {
  front = await openFront();
});
afterAll(async () => {
  await database?.close();
  await place?.drop();
  await front.close();
});

const saying = async (child: ChildProcess, word: string): Promise<void> => {
  let text = '';
  child.stdout?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  while (!text.includes(word)) {
    if (child.exitCode !== null) throw new Error(`the sender ended with ${child.exitCode}`);
    await wait(5);
  }
};

// Two processes share a database only where it is a server.
it.runIf(databaseKinds().includes('postgresql'))(
  'replicas that are killed while they send leave neither a gap nor a duplicate',
  { timeout: 240_000 },
  async () => {
    place = await createMigrated();
    database = databaseOf(await openServer({ url: place.url, poolSize: 3 }));
    const masterKey = randomBytes(32);
    const privacy = createPrivacy({ masterKey, loadWrapped: wrappedKeyLoader(database.prisma) });
    const { id: providerId } = await createProvider(database.prisma, privacy, {
      slug: 'killed',
      name: 'killed',
    });
    const ispId = await front.brain.accountOf(providerId);
    const connection = await connectionFor(front.brain, providerId, { origin: front.origin, secret: SECRET });
    const submissions = SITES.map((site, index) => ({
      ...site,
      id: `killed-${index}`,
      accessId: String(900 + index),
    }));
    // Answers that take a moment: the signal finds the sender in the middle of a call.
    front.control.arm({ ispId, times: Infinity, delayMs: 60, play: { fault: 'late' } });
    const order = {
      databaseUrl: place.url,
      masterKey: masterKey.toString('base64'),
      providerId,
      submissions,
      settings: { connection, schedule: { retry: 0 } },
    };
    const start = (): ChildProcess =>
      spawn(process.execPath, ['--import', 'tsx', SENDER], {
        env: { ...process.env, SENDER_ORDER: JSON.stringify(order) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });

    const first = Array.from({ length: KILLS }, start);
    await Promise.all(
      first.map(async (child, index) => {
        await saying(child, 'ready');
        await wait(90 + index * 70);
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }),
    );
    const last = start();
    await saying(last, 'done');
    if (last.exitCode === null) await once(last, 'exit');

    const uploads = await front.database.prisma.rehearsalUpload.findMany({
      where: { ispId },
      orderBy: { sequence: 'asc' },
    });
    expect(uploads.map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
    const orders = await front.database.prisma.rehearsalOrder.findMany({ where: { ispId } });
    expect(orders.map(({ accessId }) => String(accessId)).sort()).toEqual(
      submissions.map(({ accessId }) => accessId),
    );
    const messages = await database.prisma.authorityMessage.findMany({ where: { method: 'isp_upload' } });
    expect(messages.map(({ status, sequence }) => [status, sequence])).toEqual([
      ['ACCEPTED', 1n],
      ['ACCEPTED', 2n],
      ['ACCEPTED', 3n],
    ]);
  },
);
