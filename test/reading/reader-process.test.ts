import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createReader,
  NotRead,
  READER_LIMITS,
  type Reader,
  type ReaderLimits,
} from '../../server/reading/process/reader.ts';
import { drawSample } from './accuracy/pictures.ts';

const card = () => drawSample({ paper: 'card back', damage: 'clean', face: 'noto', seed: 3 });

let reader: Reader | undefined;
afterEach(() => reader?.stop());
const aReader = (limits: Partial<ReaderLimits> = {}): Reader =>
  (reader = createReader({ ...READER_LIMITS, ...limits }));

const why = (read: Promise<unknown>): Promise<unknown> =>
  read.then(
    () => 'READ',
    (error: unknown) => (error instanceof NotRead ? error.why : error),
  );

/** Waits for the reader to have begun a process other than one known. */
const anotherThan = async (known: number | undefined): Promise<number> => {
  for (;;) {
    const pid = reader?.pid;
    if (pid !== undefined && pid !== known) return pid;
    await new Promise((done) => setTimeout(done, 20));
  }
};

describe('the process that reads papers', () => {
  test('knows nothing of the service’s environment, says of what is no picture that it cannot be read, and ends after a number of pictures', async () => {
    process.env['SECRET_OF_A_TEST'] = 'secret';
    const begun = why(aReader({ pictures: 2 }).read({ picture: Buffer.from('no picture'), wanted: [] }));
    const pid = await anotherThan(undefined);
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    delete process.env['SECRET_OF_A_TEST'];
    const names = environment.map((one) => one.split('=')[0] ?? '');
    expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual(['MALLOC_ARENA_MAX']);
    expect(await begun).toBe('UNREADABLE');
    expect(reader?.pid).toBe(pid);
    const { picture } = await card();
    expect(await why(Promise.resolve(reader?.read({ picture, wanted: [] })))).toBe('READ');
    expect(reader?.pid).toBeUndefined();
  });

  test('that is killed is begun anew once, and after a second time the paper is not read', async () => {
    const { picture } = await card();
    const read = why(aReader().read({ picture, wanted: [] }));
    const first = await anotherThan(undefined);
    process.kill(first, 'SIGKILL');
    process.kill(await anotherThan(first), 'SIGKILL');
    expect(await read).toBe('CRASHED');
    expect(reader?.pid).toBeUndefined();
  });

  test('is ended when a picture takes too long', async () => {
    const { picture } = await card();
    expect(await why(aReader({ startMs: 50 }).read({ picture, wanted: [] }))).toBe('TOO_LONG');
    expect(reader?.pid).toBeUndefined();
  });
});
