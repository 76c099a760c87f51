import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMaterialRoutes } from '../../server/http/materials.ts';
import { createMaterials } from '../../server/platform/materials/materials.ts';
import type { Storage } from '../../server/platform/materials/storage.ts';
import { createS3Storage } from '../../server/platform/materials/storage-s3.ts';
import { openForTest } from '../testkit/database.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import { jpegOf, pngOf } from './kit/images.ts';
import { openObjectStore } from './kit/object-store.ts';

let desk: Desk;
let store: Awaited<ReturnType<typeof openObjectStore>>;
const closing: (() => void)[] = [];
beforeAll(async () => {
  desk = await openDesk(openForTest);
  store = await openObjectStore('papers');
});
afterAll(async () => {
  for (const close of closing) close();
  await store.close();
  await desk.close();
});

/** Another process of the service, as far as uploads go: the database and the storage are all that both share. */
async function replicaWith(storage: Storage) {
  const materials = createMaterials({
    prisma: desk.tx,
    privacy: desk.privacy,
    storage,
    publicUrl: desk.publicUrl,
    now: () => desk.clock.now,
    realNow: () => desk.clock.now,
    log: { error: () => undefined, warn: () => undefined },
    hooks: {
      fits: () => Promise.resolve(true),
      fitted: (_kind, jpeg) => Promise.resolve(jpeg),
      stands: () => Promise.resolve(true),
      permits: () => Promise.resolve(true),
      seen: () => Promise.resolve(true),
      admit: () => Promise.resolve(),
      changed: () => Promise.resolve(),
    },
  });
  const routes = createMaterialRoutes({
    materials,
    prisma: desk.tx,
    publicUrl: desk.publicUrl,
    metrics: { count: () => undefined },
  });
  const server = createServer((request, response) => void routes(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { materials, at: (url: string) => url.replace(desk.publicUrl, `http://127.0.0.1:${port}`) };
}

const TUS = { 'tus-resumable': '1.0.0' };

const stands = async (url: string): Promise<number> => {
  const response = await fetch(url, { method: 'HEAD', headers: TUS });
  return Number(response.headers.get('upload-offset'));
};

const patch = (url: string, offset: number, bytes: Uint8Array) =>
  fetch(url, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });

it('a file whose pieces come to two replicas in turn arrives whole', async () => {
  const one = await replicaWith(desk.storage);
  const two = await replicaWith(desk.storage);
  const file = await jpegOf();
  const { material, upload } = await desk.ask(file);
  const ends = [10_000, 25_000, 40_000, 55_000, file.length];
  let at = 0;
  for (const [turn, end] of ends.entries()) {
    const replica = turn % 2 ? two : one;
    expect(await stands(replica.at(upload.url))).toBe(at);
    expect((await patch(replica.at(upload.url), at, file.subarray(at, end))).status).toBe(204);
    at = end;
  }
  expect(await desk.row(material.id)).toMatchObject({ status: 'STORED' });
});

it('of two replicas that get the same piece at once, one keeps it, and the file arrives whole', async () => {
  const one = await replicaWith(desk.storage);
  const two = await replicaWith(desk.storage);
  const file = await pngOf();
  const { material, upload } = await desk.ask(file);
  const half = Math.floor(file.length / 2);
  const answers = await Promise.all(
    [one, two, one, two].map((replica) => patch(replica.at(upload.url), 0, file.subarray(0, half))),
  );
  const statuses = answers.map(({ status }) => status);
  expect(new Set([...statuses, 204, 409])).toEqual(new Set([204, 409]));
  const offset = await stands(two.at(upload.url));
  // Nothing that was acknowledged is lost.
  if (statuses.includes(204)) expect(offset).toBe(half);
  expect((await patch(two.at(upload.url), offset, file.subarray(offset))).status).toBe(204);
  expect(await desk.row(material.id)).toMatchObject({ status: 'STORED' });
});

it('pieces lie in an object store as in a folder, sealed, and are gone when the file is whole', async () => {
  const storage = createS3Storage({
    endpoint: store.endpoint,
    bucket: 'papers',
    region: 'cn-test',
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
  });
  const replica = await replicaWith(storage);
  const file = await jpegOf();
  const { material, upload } = await desk.ask(file);
  expect((await patch(replica.at(upload.url), 0, file.subarray(0, 30_000))).status).toBe(204);
  expect(store.objects.size).toBe(1);
  for (const { bytes } of store.objects.values()) expect(bytes.includes(file.subarray(100, 132))).toBe(false);
  store.failing.next = 1;
  expect((await patch(replica.at(upload.url), 30_000, file.subarray(30_000))).status).toBe(204);
  expect([...store.objects.keys()]).toEqual([(await desk.row(material.id)).storageKey]);
});

it('pieces of a file on its way survive the sweep, and go with it once it is forgotten', async () => {
  const file = await jpegOf();
  const { material, upload } = await desk.ask(file);
  await patch(upload.url, 0, file.subarray(0, 1000));
  const later = new Date(Date.now() + 48 * 3_600_000);
  await desk.materials.sweep(later);
  expect(await stands(upload.url)).toBe(1000);
  const keyOf = () => desk.tx.uploadPiece.findFirst({ where: { materialId: material.id } });
  const key = (await keyOf())?.storageKey ?? '';
  await desk.tx.$transaction((tx) => desk.materials.remove(tx, desk.actor, material.id));
  expect(await keyOf()).toBeNull();
  await desk.materials.sweep(later);
  await expect(desk.storage.get(key)).rejects.toThrow();
});
