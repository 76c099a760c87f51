import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { InvalidState } from '../../schema/rules/failures.ts';
import { PIECE_BYTES } from '../../server/platform/materials/pieces/pieces.ts';
import { eachDatabase } from '../testkit/database.ts';
import { SHOP } from '../security/kit/tenants.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import { jpegOf } from './kit/images.ts';

const TUS = { 'tus-resumable': '1.0.0' };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const head = (url: string) => fetch(url, { method: 'HEAD', headers: TUS });

const patch = (url: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    body: new Uint8Array(bytes),
  });

const offsetOf = (response: Response): number => Number(response.headers.get('upload-offset'));

const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code?: unknown }).code;

/** Other people's client sends a file to a link, in pieces of this size, and stops after so many bytes if told. */
const sendByTus = (
  url: string,
  file: Buffer,
  { chunkSize, stopAfter = Infinity }: { chunkSize: number; stopAfter?: number },
) =>
  new Promise<{ acknowledged: number; stopped: boolean }>((resolve, reject) => {
    let acknowledged = 0;
    const upload = new Upload(file, {
      uploadUrl: url,
      chunkSize,
      retryDelays: [0, 50, 100],
      onChunkComplete: (_size, accepted) => {
        acknowledged = accepted;
        if (accepted >= stopAfter)
          void upload.abort().then(() => resolve({ acknowledged, stopped: true }), reject);
      },
      onSuccess: () => resolve({ acknowledged, stopped: false }),
      onError: reject,
    });
    upload.start();
  });

eachDatabase((open) => {
  let desk: Desk;
  let large: Buffer;
  beforeAll(async () => {
    desk = await openDesk(open);
    large = await sharp(await jpegOf({ width: 900, height: 600 }))
      .png({ compressionLevel: 0 })
      .toBuffer();
  });
  beforeEach(() => void Object.assign(desk.gate, { closed: null, until: null, ended: false }));
  afterAll(async () => {
    expect(desk.failures).toEqual([]);
    await desk.close();
  });

  const ask = async (file: Buffer, request = {}) => {
    const { material, upload } = await desk.ask(file, { contentType: 'image/png', ...request });
    return { id: material.id, url: upload.url, receivedBytes: upload.receivedBytes };
  };

  describe('a file that comes in pieces', () => {
    it('is sent by other people’s client, stopped in the middle, gone on with, and arrives whole', async () => {
      const { id, url } = await ask(large, { sha256: sha256(large) });
      const first = await sendByTus(url, large, { chunkSize: 300_000, stopAfter: 600_000 });
      expect(first).toEqual({ acknowledged: 600_000, stopped: true });
      expect(await desk.row(id)).toMatchObject({ status: 'AWAITING' });
      expect(offsetOf(await head(url))).toBe(600_000);
      expect(await sendByTus(url, large, { chunkSize: 300_000 })).toMatchObject({ stopped: false });
      const row = await desk.row(id);
      expect(row).toMatchObject({ status: 'STORED' });
      expect(Buffer.from(row.sha256 ?? []).toString('hex')).toBe(sha256(large));
      const { width, height } = await sharp(large).metadata();
      expect(await sharp(await desk.materials.original(row)).metadata()).toMatchObject({ width, height });
      expect(desk.told).toContain(id);
      expect(await desk.tx.partialUpload.count({ where: { materialId: id } })).toBe(0);
    });

    it('may be begun by a client that knows but the way to create an upload', async () => {
      const { id, url } = await ask(large);
      await new Promise<void>((resolve, reject) => {
        new Upload(large, {
          endpoint: url,
          chunkSize: 700_000,
          onSuccess: () => resolve(),
          onError: reject,
        }).start();
      });
      expect(await desk.row(id)).toMatchObject({ status: 'STORED' });
    });

    it('lies sealed until it is whole, and leaves no piece behind', async () => {
      const before = (await desk.files()).length;
      const { id, url } = await ask(large);
      expect((await patch(url, 0, large.subarray(0, 700_000))).status).toBe(204);
      const files = await desk.files();
      expect(files.length).toBe(before + 2);
      for (const at of [0, 4_000, PIECE_BYTES, 650_000])
        expect(files.some((file) => file.includes(large.subarray(at, at + 32)))).toBe(false);
      expect((await patch(url, 700_000, large.subarray(700_000))).status).toBe(204);
      expect(await desk.row(id)).toMatchObject({ status: 'STORED' });
      expect((await desk.files()).length).toBe(before + 1);
    });

    it('is the same file however it was cut', { timeout: 240_000 }, async () => {
      const file = await jpegOf();
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.integer({ min: 1, max: file.length - 1 }), { maxLength: 6 }),
          async (cuts) => {
            const { id, url } = await ask(file, { sha256: sha256(file), contentType: randomUUID() });
            const ends = [...cuts.sort((one, two) => one - two), file.length];
            let at = 0;
            for (const end of ends) {
              const response = await patch(url, at, file.subarray(at, end));
              expect([response.status, offsetOf(response)]).toEqual([204, end]);
              at = end;
            }
            expect(await desk.row(id)).toMatchObject({ status: 'STORED' });
          },
        ),
        { numRuns: 12 },
      );
    });

    it('keeps what came before the line broke', async () => {
      const { id, url } = await ask(large);
      const hasBegun = () =>
        expect.poll(() => desk.tx.partialUpload.count({ where: { materialId: id } })).toBe(1);
      await desk.breakOff(url, large.subarray(0, 200_000), large.length, hasBegun);
      const kept = offsetOf(await head(url));
      // What was in the hands of the network when it broke is sent again: less than a piece.
      expect(kept).toBeGreaterThan(200_000 - PIECE_BYTES / 4);
      expect((await patch(url, kept, large.subarray(kept))).status).toBe(204);
      expect(await desk.row(id)).toMatchObject({ status: 'STORED' });
    });

    it('may be the rest of the same file that another page began to send', async () => {
      const begun = await ask(large, { sha256: sha256(large) });
      await patch(begun.url, 0, large.subarray(0, 600_000));
      const again = await ask(large, { sha256: sha256(large) });
      expect(again).toMatchObject({ id: begun.id, receivedBytes: 600_000 });
      const other = await ask(large, { sha256: sha256(Buffer.from('another file')) });
      expect(other).toMatchObject({ receivedBytes: 0 });
      expect((await patch(again.url, 600_000, large.subarray(600_000))).status).toBe(204);
      expect(await desk.row(begun.id)).toMatchObject({ status: 'STORED' });
    });

    it('tells whoever asks after the end that it is whole, and takes no other', async () => {
      const file = await jpegOf();
      const { url } = await ask(file);
      await patch(url, 0, file);
      const response = await head(url);
      expect([response.status, offsetOf(response)]).toEqual([200, file.length]);
      expect((await patch(url, 0, file)).status).toBe(409);
    });

    it('is settled by whoever asks next, where the service ended between its last piece and its end', async () => {
      const file = await jpegOf();
      const { id, url } = await ask(file);
      await patch(url, 0, file.subarray(0, 1000));
      await desk.tx.material.update({ where: { id }, data: { declaredBytes: 1000 } });
      const response = await head(url);
      // A thousand bytes of a picture are no picture: that is what a look at the whole comes to.
      expect([response.status, response.headers.get('x-error-code')]).toEqual([422, 'MATERIAL_BROKEN']);
    });

    it('goes by POST where a proxy lets no other method pass', async () => {
      const file = await jpegOf();
      const { id, url } = await ask(file);
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...TUS,
          'x-http-method-override': 'PATCH',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(file),
      });
      expect(response.status).toBe(204);
      expect(await desk.row(id)).toMatchObject({ status: 'STORED' });
    });

    it('is given up by DELETE, and nothing of it stays', async () => {
      const before = (await desk.files()).length;
      const { id, url } = await ask(large);
      await patch(url, 0, large.subarray(0, 600_000));
      expect((await fetch(url, { method: 'DELETE', headers: TUS })).status).toBe(204);
      expect(await desk.row(id)).toMatchObject({ status: 'REMOVED' });
      expect((await desk.files()).length).toBe(before);
      expect((await head(url)).status).toBe(404);
    });
  });

  describe('a piece', () => {
    it('at another place than where the upload stands is refused, and nothing of it kept', async () => {
      const { url } = await ask(large);
      for (const offset of [1, 600_000, large.length]) {
        const response = await patch(url, offset, large.subarray(offset, offset + 10));
        expect([response.status, await codeOf(response)]).toEqual([409, 'UPLOAD_OFFSET']);
      }
      expect(offsetOf(await head(url))).toBe(0);
    });

    it('that brings more than was announced is refused before a byte is kept', async () => {
      const { url } = await ask(large);
      const response = await patch(url, 0, Buffer.concat([large, large]));
      expect([response.status, await codeOf(response)]).toEqual([413, 'UPLOAD_OVERLONG']);
      expect(offsetOf(await head(url))).toBe(0);
    });

    it('of an upload that another began in the same place is refused as unknown', async () => {
      const older = await ask(large);
      await patch(older.url, 0, large.subarray(0, 1000));
      const newer = await ask(large);
      await patch(newer.url, 0, large.subarray(0, 2000));
      expect(await codeOf(await patch(older.url, 1000, large.subarray(1000, 2000)))).toBe('NOT_FOUND');
      expect(offsetOf(await head(newer.url))).toBe(2000);
    });

    it('under a link of another paper is answered as one of a paper that does not exist', async () => {
      const one = await ask(large);
      const two = await ask(large);
      const query = new URL(one.url).search;
      const foreign = await patch(`${desk.publicUrl}/materials/${two.id}${query}`, 0, large.subarray(0, 10));
      const unknownId = two.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      const unknown = await patch(
        `${desk.publicUrl}/materials/${unknownId}${query}`,
        0,
        large.subarray(0, 10),
      );
      const shown = async (response: Response) => [
        response.status,
        (await response.text()).replaceAll(/mat_\w+/g, 'mat'),
      ];
      expect(await shown(foreign)).toEqual(await shown(unknown));
      expect(foreign.status).toBe(403);
    });

    it('is refused once the session of the link was ended', async () => {
      const { url } = await ask(large);
      await patch(url, 0, large.subarray(0, 1000));
      desk.gate.ended = true;
      expect(await codeOf(await patch(url, 1000, large.subarray(1000, 2000)))).toBe('UPLOAD_LINK_EXPIRED');
      const plain = await desk.put(url, large);
      expect(await codeOf(plain)).toBe('UPLOAD_LINK_EXPIRED');
    });

    it('is refused when the filing takes no files any more', async () => {
      const { url } = await ask(large);
      desk.gate.closed = new InvalidState('APPROVED', []);
      expect(await codeOf(await patch(url, 0, large.subarray(0, 1000)))).toBe('MATERIAL_NOT_NOW');
    });

    it('is refused when the provider has no room for the whole', async () => {
      const { url } = await ask(large);
      const { providerId } = desk.actor;
      const allow = (quotaBytes: number | null) =>
        desk.tx.provider.update({ where: { id: providerId }, data: { quotaBytes } });
      onTestFinished(async () => void (await allow(null)));
      await allow(1000);
      expect(await codeOf(await patch(url, 0, large.subarray(0, 1000)))).toBe('MATERIAL_QUOTA');
    });

    it.each([
      ['without its place', { 'upload-offset': '' }, 400],
      ['of another version', { 'tus-resumable': '0.2.2' }, 400],
      ['of another type', { 'content-type': 'image/jpeg' }, 400],
    ])('%s is refused in words of our own', async (_name, headers, status) => {
      const { url } = await ask(large);
      const response = await patch(url, 0, large.subarray(0, 10), headers);
      expect([response.status, await codeOf(response)]).toEqual([status, 'UPLOAD_PROTOCOL']);
    });
  });

  describe('the link of an upload in pieces', () => {
    it('must be used within minutes, and goes on for a day once it was', async () => {
      const minutes = 60_000;
      const begun = await ask(large);
      const unused = await ask(await jpegOf(), { kind: 'PRE_APPROVAL' });
      await patch(begun.url, 0, large.subarray(0, 1000));
      const { now } = desk.clock;
      onTestFinished(() => void (desk.clock.now = now));
      desk.clock.now = new Date(now.getTime() + 11 * minutes);
      expect(await codeOf(await patch(unused.url, 0, large.subarray(0, 10)))).toBe('UPLOAD_LINK_EXPIRED');
      expect(offsetOf(await patch(begun.url, 1000, large.subarray(1000, 2000)))).toBe(2000);
      expect((await desk.put(begun.url, large)).status).toBe(410);
      desk.clock.now = new Date(now.getTime() + 24 * 60 * minutes);
      expect(await codeOf(await patch(begun.url, 2000, large.subarray(2000, 3000)))).toBe(
        'UPLOAD_LINK_EXPIRED',
      );
    });

    it('lets a page of an allowed origin send what tus sends and read what it answers, and no other page', async () => {
      const { url } = await ask(large);
      const preflight = (method: string, sent: string, origin: string) =>
        fetch(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': method,
            'access-control-request-headers': sent,
          },
        });
      // What clients of tus 1.0 send beside the body; the browser asks for each before it lets a page go on.
      const wanted: [method: string, sent: string][] = [
        ['POST', 'tus-resumable,upload-length,upload-metadata'],
        ['POST', 'content-type,tus-resumable,upload-length'],
        ['HEAD', 'tus-resumable'],
        ['PATCH', 'content-type,tus-resumable,upload-offset'],
        ['POST', 'content-type,tus-resumable,upload-offset,x-http-method-override'],
        ['DELETE', 'tus-resumable,x-request-id,x-requested-with'],
      ];
      const listed = (answer: Response, name: string): string[] =>
        (answer.headers.get(name) ?? '').toLowerCase().split(/, */);
      for (const [method, sent] of wanted) {
        const allowed = await preflight(method, sent, SHOP);
        expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, SHOP]);
        expect(allowed.headers.get('vary')).toMatch(/origin/i);
        expect(listed(allowed, 'access-control-allow-methods')).toContain(method.toLowerCase());
        expect(listed(allowed, 'access-control-allow-headers')).toEqual(
          expect.arrayContaining(sent.split(',')),
        );
        const elsewhere = await preflight(method, sent, 'https://elsewhere.example.com');
        expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
        expect(elsewhere.status).toBe(403);
      }
      const options = await fetch(url, { method: 'OPTIONS', headers: { origin: SHOP } });
      expect(options.headers.get('tus-version')).toBe('1.0.0');
      expect(Number(options.headers.get('tus-max-size'))).toBe(20 * 1024 * 1024);
      const asked = await fetch(url, { method: 'HEAD', headers: { ...TUS, origin: SHOP } });
      expect(asked.headers.get('access-control-expose-headers')).toContain('upload-offset');
      const refused = await fetch(url, {
        method: 'HEAD',
        headers: { ...TUS, origin: 'https://elsewhere.example.com' },
      });
      expect(refused.status).toBe(403);
    });
  });
});
