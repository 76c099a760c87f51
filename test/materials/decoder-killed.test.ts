import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import { jpegOf, photoOf } from './kit/images.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let desk: Desk;
beforeAll(async () => void (desk = await openDesk(openForTest)));
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended since it was listed.
    return '';
  }
};

/** Processes that decode for this one. */
const decoders = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(read(`/proc/${pid}/status`)))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('tinypool'))
    .map(Number);

/** Kills whatever decodes from now on, until it is over. */
async function killing<T>(until: Promise<T>): Promise<T> {
  const over = new AbortController();
  const answered = until.finally(() => over.abort());
  while (!over.signal.aborted) {
    for (const pid of decoders()) process.kill(pid, 'SIGKILL');
    await wait(20);
  }
  return answered;
}

it('a picture whose decoder is killed is refused for a moment, clearly, and taken when it is sent again', async () => {
  const photo = await photoOf({ width: 8192, height: 6144 }, { progressive: true });
  const { material, upload } = await desk.ask(photo);
  const response = await killing(desk.put(upload.url, photo));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({
    code: 'UPLOAD_UNDECODED',
    materialId: material.id,
    message: expect.stringMatching(/\S/) as unknown,
  });
  expect(await desk.row(material.id)).toMatchObject({ status: 'AWAITING', refusal: null });
  expect(desk.logged.some((line) => line.includes('upload.undecoded'))).toBe(true);
  expect((await desk.put(upload.url, photo)).status).toBe(200);
});

it('a decoder that is killed while it has nothing to do takes nothing with it', async () => {
  expect((await desk.upload(await jpegOf())).status).toBe(200);
  const [...idle] = decoders();
  expect(idle.length).toBeGreaterThan(0);
  for (const pid of idle) process.kill(pid, 'SIGKILL');
  await expect.poll(() => decoders().length).toBe(0);
  await wait(100);
  expect((await desk.upload(await jpegOf())).status).toBe(200);
});
