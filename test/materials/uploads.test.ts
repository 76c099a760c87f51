import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { NotFound, ValidationFailure } from '../../schema/rules/failures.ts';
import { usualDatabase } from '../testkit/database.ts';
import { addFiling } from '../security/kit/filings.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import {
  bombOf,
  gifOf,
  jpegOf,
  PAPER,
  photoOf,
  photoWithPlace,
  pictureOfBytes,
  pngOf,
  webpOf,
} from './kit/images.ts';

usualDatabase((open) => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk(open)));
  beforeEach(() => void Object.assign(desk.gate, { closed: null, until: null }));
  afterAll(async () => {
    expect(desk.failures).toEqual([]);
    await desk.close();
  });

  const issuesOf = async (asked: Promise<unknown>) => {
    const failure = await asked.catch((error: unknown) => error);
    if (!(failure instanceof ValidationFailure))
      throw new Error(`no validation failure but ${String(failure)}`);
    return failure.issues.map(({ path, code }) => [path.join('.'), code]);
  };

  describe('an upload', () => {
    it.each([
      ['JPEG', jpegOf, 'image/jpeg'],
      ['PNG', pngOf, 'image/png'],
      ['GIF', gifOf, 'image/gif'],
    ])(
      'of a %s is stored sealed and comes back as a JPEG of the same size',
      async (_name, make, contentType) => {
        const file = await make();
        const { status, body, row } = await desk.upload(file, { contentType });
        expect(status).toBe(200);
        expect(body).toEqual({
          material: { id: row.id, status: 'STORED', refusal: null, refusalMessage: null },
          hints: [],
        });
        expect(row).toMatchObject({
          status: 'STORED',
          contentType: 'image/jpeg',
          ...PAPER,
          storedAt: desk.clock.now,
        });
        const original = await desk.materials.original(row);
        expect(row.bytes).toBe(original.length);
        expect(await sharp(original).metadata()).toMatchObject({ format: 'jpeg', ...PAPER });
        const files = await desk.files();
        expect(files.some((stored) => stored.includes(original.subarray(0, 64)))).toBe(false);
        expect(desk.told).toContain(row.id);
      },
    );

    it('loses place, camera and orientation mark, and stands upright', async () => {
      const file = await photoWithPlace();
      expect((await sharp(file).metadata()).exif?.includes('SecretModel')).toBe(true);
      const { row } = await desk.upload(file);
      const original = await desk.materials.original(row);
      const { exif, icc, xmp, orientation, width, height } = await sharp(original).metadata();
      expect({ exif, icc, xmp, orientation }).toEqual({});
      expect({ width, height }).toEqual({ width: PAPER.height, height: PAPER.width });
      expect(original.includes('SecretModel')).toBe(false);
    });

    it('of a picture with a page hidden behind it keeps the picture only', async () => {
      const payload = '<script>alert(document.domain)</script>';
      const { status, row } = await desk.upload(Buffer.concat([await jpegOf(), Buffer.from(payload)]));
      expect(status).toBe(200);
      expect((await desk.materials.original(row)).includes('script')).toBe(false);
    });

    it('with the wrong ending is taken for what it is', async () => {
      const { status, row } = await desk.upload(await pngOf(), { contentType: 'image/jpeg' });
      expect(status).toBe(200);
      expect(row.contentType).toBe('image/jpeg');
    });

    it.each([
      '',
      'image/jpg',
      'image/pjpeg',
      'image/x-citrix-jpeg',
      'application/octet-stream',
      'image/heic',
      '图片',
      '*/*',
    ])('of a picture that the browser calls "%s" is taken by its bytes', async (contentType) => {
      const { upload } = await desk.ask(await jpegOf(), { contentType });
      expect(upload.headers[0]?.value).toMatch(/^[a-z]+\/[a-z.+-]+$/);
      const { status, row } = await desk.upload(await jpegOf(), { contentType });
      expect([status, row.status]).toEqual([200, 'STORED']);
    });

    it.each([
      ['of fifty megapixels', { width: 8192, height: 6144 }, {}, { width: 4096, height: 3072 }],
      ['of a hundred and eight', { width: 12_000, height: 9000 }, {}, { width: 4096, height: 3072 }],
      ['held upright', { width: 8192, height: 6144 }, { orientation: 6 }, { width: 3072, height: 4096 }],
      [
        'that builds up in passes',
        { width: 8192, height: 6144 },
        { progressive: true },
        { width: 4096, height: 3072 },
      ],
    ])('of a telephone’s photo %s is kept as large as can be read', async (_name, size, look, kept) => {
      const { status, row } = await desk.upload(await photoOf(size, look));
      expect(status).toBe(200);
      expect({ width: row.width, height: row.height }).toEqual(kept);
    });

    it('of a huge photo is made smaller', async () => {
      const { row } = await desk.upload(await jpegOf({ width: 5000, height: 3000 }));
      expect({ width: row.width, height: row.height }).toEqual({ width: 4096, height: 2458 });
    });

    it('of a black or blurred picture is stored and hinted at', async () => {
      const black = await sharp({ create: { ...PAPER, channels: 3, background: '#050505' } })
        .jpeg()
        .toBuffer();
      expect((await desk.upload(black)).body).toMatchObject({ hints: ['DARK', 'BLURRED'] });
    });

    it('takes the place of what stood in the slot, whose file cannot be opened any more', async () => {
      const before = await desk.upload(await jpegOf(), { kind: 'VERIFICATION_FORM' });
      const after = await desk.upload(await pngOf(), { kind: 'VERIFICATION_FORM' });
      const old = await desk.row(before.row.id);
      expect(old).toMatchObject({ status: 'REMOVED', sealedKey: null });
      await expect(desk.materials.original(old)).rejects.toThrow(NotFound);
      expect(after.row.status).toBe('STORED');
    });
  });

  describe('a file that will not do', () => {
    const refused = async (file: Buffer, request = {}) => {
      const { status, body, row } = await desk.upload(file, request);
      expect(status).toBe(422);
      expect(body['code']).toBe(row.refusal);
      expect(body['message']).toEqual(expect.stringMatching(/[。.]$/));
      expect(row).toMatchObject({ status: 'REFUSED', storageKey: null, sealedKey: null });
      return row.refusal;
    };

    it('is refused when it is no picture, whatever it calls itself', async () => {
      for (const file of [
        Buffer.from('{\\rtf1\\ansi hello}'.padEnd(600)),
        Buffer.from('<html><body>hello</body></html>'),
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>',
        ),
        await webpOf(),
      ]) {
        expect(await refused(file)).toBe('MATERIAL_TYPE');
      }
    });

    it('is refused when it was cut off or only begins like a picture', async () => {
      const whole = await jpegOf();
      expect(await refused(whole.subarray(0, whole.length / 2))).toBe('MATERIAL_BROKEN');
      const png = await pngOf();
      expect(await refused(png.subarray(0, png.length / 2))).toBe('MATERIAL_BROKEN');
      expect(await refused(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(5000, 7)]))).toBe(
        'MATERIAL_BROKEN',
      );
    });

    it('is refused when it is too small to read', async () => {
      expect(await refused(await jpegOf({ width: 600, height: 300 }))).toBe('MATERIAL_PIXELS');
    });

    it('is refused when it claims to be an immense picture, without being decoded', async () => {
      const began = Date.now();
      expect(await refused(await bombOf({ width: 60_000, height: 60_000 }))).toBe('MATERIAL_PIXELS_LIMIT');
      expect(Date.now() - began).toBeLessThan(2000);
    });

    it('is told in the language of the request', async () => {
      const file = Buffer.from('no picture');
      const english = await desk.upload(file, {}, { 'accept-language': 'en-GB,en;q=0.9' });
      const chinese = await desk.upload(file, {}, { 'accept-language': 'zh-CN' });
      expect(english.body['message']).toMatch(/^This file cannot be used/);
      expect(chinese.body['message']).toMatch(/^不支持该文件/);
    });

    it('of more than twenty megabytes is refused when it is asked for, and when it comes all the same', async () => {
      const file = await pictureOfBytes(21 * 1024 * 1024);
      expect(await issuesOf(desk.ask(file))).toEqual([['bytes', 'MATERIAL_TOO_LARGE']]);
      const { material, upload } = await desk.ask(file, { bytes: 1000 });
      const response = await desk.put(upload.url, file);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        code: 'MATERIAL_TOO_LARGE',
        message: expect.stringContaining('20 MB') as unknown,
      });
      expect(await desk.row(material.id)).toMatchObject({ status: 'REFUSED', refusal: 'MATERIAL_TOO_LARGE' });
    });

    it('is not read beyond what was announced when its length is not told', async () => {
      const { material, upload } = await desk.ask(Buffer.alloc(1000));
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
          if (sent > 64 * 1024 * 1024) controller.close();
        },
      });
      const answer = await fetch(upload.url, {
        method: 'PUT',
        body: endless,
        duplex: 'half',
      } as RequestInit).then(
        (response) => response.status,
        () => 'connection closed',
      );
      expect([422, 'connection closed']).toContain(answer);
      expect(sent).toBeLessThan(40 * 1024 * 1024);
      expect(await desk.row(material.id)).toMatchObject({ status: 'REFUSED', refusal: 'MATERIAL_CHANGED' });
    });
  });

  describe('an upload while the service is at work on others', () => {
    it('waits for its turn as long as it takes, though a sender may pause a moment only', async () => {
      const goOn = desk.holdUp();
      onTestFinished(goOn);
      const { material, upload } = await desk.ask(await jpegOf());
      const answer = desk.put(upload.url, await jpegOf());
      const longerThanThreePauses = 3.5 * desk.pauseMs;
      await new Promise((resolve) => setTimeout(resolve, longerThanThreePauses));
      goOn();
      expect((await answer).status).toBe(200);
      expect((await desk.row(material.id)).status).toBe('STORED');
    });

    it('is cut off when its sender pauses in the middle', async () => {
      const file = await jpegOf();
      const { material, upload } = await desk.ask(file);
      await desk.stall(upload.url, file.subarray(0, 100), file.length);
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      expect((await desk.put(upload.url, file)).status).toBe(200);
    });

    it('is told when to come again where there is no room for it, and comes again with the same link', async () => {
      const file = await jpegOf();
      const goOn = desk.holdUp();
      onTestFinished(goOn);
      const busy = await Promise.all(Array.from({ length: desk.places }, () => desk.ask(file)));
      // Settled, because a connection that ends when this fails has nobody waiting for its answer.
      const first = Promise.allSettled(busy.map(({ upload }) => desk.put(upload.url, file)));
      await expect.poll(() => desk.gate.waiting).toBe(desk.places);
      const { material, upload } = await desk.ask(file);
      const refused = await desk.put(upload.url, file);
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'UPLOADS_BUSY', materialId: material.id });
      goOn();
      const answers = (await first).map((one) =>
        one.status === 'fulfilled' ? one.value.status : String(one.reason),
      );
      expect(answers).toEqual(busy.map(() => 200));
      expect((await desk.put(upload.url, file)).status).toBe(200);
    });

    it('holds no more in memory than there is room for', async () => {
      const large = await pictureOfBytes(desk.bytes + 1);
      const { material, upload } = await desk.ask(large);
      expect((await desk.put(upload.url, large)).status).toBe(503);
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      expect((await desk.upload(await jpegOf())).status).toBe(200);
    });
  });

  describe('asking for an upload', () => {
    it('says everything that is wrong with it', async () => {
      const bytes = Buffer.alloc(0);
      expect(
        await issuesOf(
          desk.ask(bytes, {
            kind: 'VERIFICATION_FORM',
            contentType: 'video/mp4',
            filingWebsiteId: null,
          }),
        ),
      ).toEqual([
        ['contentType', 'MATERIAL_TYPE'],
        ['bytes', 'MATERIAL_TOO_SMALL'],
        ['websiteId', 'REQUIRED'],
      ]);
      expect(await issuesOf(desk.ask(Buffer.alloc(5000), { kind: 'DOMAIN_CERTIFICATE' }))).toEqual([
        ['bytes', 'MATERIAL_TOO_SMALL'],
      ]);
    });

    it("finds neither another tenant's filing nor a site of another filing", async () => {
      const stranger = await desk.other.applicantSession('me');
      const foreign = await addFiling(desk, desk.other.tenant('TEST'), stranger.subjectId);
      const neighbour = await addFiling(
        desk,
        desk.cloud.tenant('TEST'),
        (await desk.cloud.applicantSession('neighbour')).subjectId,
      );
      const file = Buffer.alloc(1000);
      for (const filingId of [foreign.filing.id, neighbour.filing.id, 'fil_00000000000000000000000000']) {
        await expect(desk.ask(file, { filingId })).rejects.toThrow(NotFound);
      }
      await expect(
        desk.ask(file, { kind: 'VERIFICATION_FORM', filingWebsiteId: neighbour.website.id }),
      ).rejects.toThrow(NotFound);
    });
  });
});
