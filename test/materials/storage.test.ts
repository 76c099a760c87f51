import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartupError } from '../../prisma/startup-error.ts';
import { openStorage } from '../../server/platform/materials/open-storage.ts';
import { createFileStorage, ObjectMissing } from '../../server/platform/materials/storage.ts';
import type { Storage } from '../../server/platform/materials/storage.ts';
import { createS3Storage, StorageFailed } from '../../server/platform/materials/storage-s3.ts';
import { openObjectStore } from './kit/object-store.ts';

let folder: string;
let store: Awaited<ReturnType<typeof openObjectStore>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  store = await openObjectStore('papers');
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const s3 = (prefix = '') =>
  createS3Storage({
    endpoint: store.endpoint,
    bucket: 'papers',
    region: 'cn-test',
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
    prefix,
  });

const kinds: [string, () => Storage][] = [
  ['files in a folder', () => createFileStorage(folder)],
  ['an S3 store', () => s3()],
  ['an S3 store under a prefix', () => s3('jieru/')],
];

const put = (storage: Storage, key: string, bytes: Buffer) =>
  storage.put(key, Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]));

describe.each(kinds)('storage in %s', (_name, make) => {
  it('gives back what was put, until it is deleted', async () => {
    const storage = make();
    const bytes = randomBytes(200_000);
    await put(storage, 'prv_1/mat_1.a', bytes);
    expect((await buffer(await storage.get('prv_1/mat_1.a'))).equals(bytes)).toBe(true);
    await storage.delete('prv_1/mat_1.a');
    await expect(storage.get('prv_1/mat_1.a')).rejects.toThrow(ObjectMissing);
    await storage.delete('prv_1/mat_1.a');
  });

  it('lists everything with its age', async () => {
    const storage = make();
    const keys = ['prv_1/mat_1.a', 'prv_1/mat_2.b', 'prv_2/mat_3.c', 'prv_2/mat_4.d', 'prv_2/mat_5.e'];
    for (const key of keys) await put(storage, key, Buffer.from('0123456789abc'));
    const found: string[] = [];
    for await (const { key, storedAt } of storage.list()) {
      found.push(key);
      expect(Math.abs(storedAt.getTime() - Date.now())).toBeLessThan(10_000);
    }
    expect(found.sort()).toEqual(keys);
    for (const key of keys) await storage.delete(key);
  });

  it('refuses keys that lead elsewhere', async () => {
    for (const key of ['../mat_1', 'prv_1/../../x', '/etc/passwd', 'prv_1', 'prv_1/a/b', 'prv_1/..', '']) {
      await expect((async () => make().get(key))(), key).rejects.toThrow(RangeError);
    }
  });

  it('leaves nothing when the bytes end in an error', async () => {
    const storage = make();
    const failing = new Readable({
      read() {
        this.push('some');
        this.destroy(new Error('the sender is gone'));
      },
    });
    await expect(storage.put('prv_9/mat_9.x', failing)).rejects.toThrow('the sender is gone');
    await expect(storage.get('prv_9/mat_9.x')).rejects.toThrow(ObjectMissing);
    const left: string[] = [];
    for await (const { key } of storage.list()) left.push(key);
    expect(left).toEqual([]);
  });
});

describe('an S3 store', () => {
  it('is asked with a signature, and once more after a failure', async () => {
    store.seen.length = 0;
    store.failing.next = 1;
    await put(s3(), 'prv_1/mat_1.a', Buffer.from('0123456789abc'));
    expect(store.seen.map((one) => one.method)).toEqual(['PUT', 'PUT']);
    for (const { authorization } of store.seen) {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AK\/\d{8}\/cn-test\/s3\/aws4_request/);
    }
    await s3().delete('prv_1/mat_1.a');
  });

  it('is asked again when the connection breaks instead of an answer', async () => {
    store.failing.lost = 2;
    await put(s3(), 'prv_1/mat_1.lost', Buffer.from('0123456789abc'));
    store.failing.lost = 1;
    await s3().delete('prv_1/mat_1.lost');
    store.failing.lost = 10;
    await expect(s3().get('prv_1/mat_1.lost')).rejects.toThrow(TypeError);
    store.failing.lost = 0;
  });

  it('that goes on failing is an error which names no key', async () => {
    store.failing.next = 10;
    const failure = await s3()
      .get('prv_1/mat_1.a')
      .catch((error: unknown) => error);
    store.failing.next = 0;
    expect(failure).toBeInstanceOf(StorageFailed);
    expect(String(failure)).not.toContain('mat_1');
  });
});

describe('the storage of the configuration', () => {
  it('is a folder inside the data folder, or the one that is named', async () => {
    await put(openStorage({ dataDir: folder }), 'prv_1/mat_1.a', Buffer.from('0123456789abc'));
    expect(await readdir(join(folder, 'materials/prv_1'))).toEqual(['mat_1.a']);
    const elsewhere = pathToFileURL(join(folder, 'elsewhere')).href;
    await put(
      openStorage({ dataDir: folder, storageUrl: elsewhere }),
      'prv_1/mat_1.a',
      Buffer.from('0123456789abc'),
    );
    expect(await readdir(join(folder, 'elsewhere/prv_1'))).toEqual(['mat_1.a']);
  });

  it('is an S3 store with bucket, prefix and region of its address', async () => {
    const storageUrl = `s3://papers/one/two?endpoint=${encodeURIComponent(store.endpoint)}&region=cn-test`;
    const storage = openStorage({
      dataDir: folder,
      storageUrl,
      storageKeys: { accessKeyId: 'AK', secretAccessKey: 'SK' },
    });
    await put(storage, 'prv_1/mat_1.a', Buffer.from('0123456789abc'));
    expect([...store.objects.keys()]).toEqual(['one/two/prv_1/mat_1.a']);
  });

  it('stops the start when something is missing', () => {
    const keys = { storageKeys: { accessKeyId: 'AK', secretAccessKey: 'SK' } };
    expect(() => openStorage({ dataDir: folder, storageUrl: 's3://papers', ...keys })).toThrow(StartupError);
    expect(() =>
      openStorage({ dataDir: folder, storageUrl: `s3://papers?endpoint=${store.endpoint}` }),
    ).toThrow(/AWS_ACCESS_KEY_ID/);
  });
});
