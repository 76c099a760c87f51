import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotFound } from '../../schema/rules/failures.ts';
import { SealBroken } from '../../server/platform/privacy/cipher.ts';
import { usualDatabase } from '../testkit/database.ts';
import { SHOP } from '../security/kit/tenants.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import { jpegOf, pictureOfBytes } from './kit/images.ts';

usualDatabase((open) => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk(open)));
  beforeEach(() => void (desk.gate.closed = null));
  afterAll(async () => {
    expect(desk.failures).toEqual([]);
    await desk.close();
  });

  describe('looking at a material', () => {
    it('shows the picture and lets nothing run or be kept', async () => {
      const { row } = await desk.upload(await jpegOf());
      const url = desk.materials.previewUrl(row, 'somebody', 300) ?? '';
      const response = await fetch(url, { headers: { origin: SHOP } });
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'access-control-allow-origin': SHOP,
      });
      expect(Buffer.from(await response.arrayBuffer()).equals(await desk.materials.original(row))).toBe(true);
    });

    it('may be broken off by whoever looks', async () => {
      const { row } = await desk.upload(await jpegOf({ width: 4000, height: 3000 }));
      const leaving = new AbortController();
      const response = await fetch(desk.materials.previewUrl(row, 'somebody', 300) ?? '', {
        signal: leaving.signal,
      });
      leaving.abort();
      await expect(response.arrayBuffer()).rejects.toThrow();
      expect(desk.failures).toEqual([]);
    });

    it('shows nothing when the stored file was tampered with', async () => {
      const { row } = await desk.upload(await jpegOf());
      const sealed = await buffer(await desk.storage.get(row.storageKey ?? ''));
      sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
      await desk.storage.put(row.storageKey ?? '', Readable.from([sealed]));
      await expect(desk.materials.original(row)).rejects.toThrow(SealBroken);
      const looking = fetch(desk.materials.previewUrl(row, 'somebody', 300) ?? '').then((response) =>
        response.arrayBuffer(),
      );
      await expect(looking).rejects.toThrow();
      expect(desk.failures.splice(0)).toEqual([expect.any(SealBroken)]);
    });

    it('ends after some minutes, and with the material', async () => {
      const { row } = await desk.upload(await jpegOf());
      const url = desk.materials.previewUrl(row, 'somebody', 300) ?? '';
      desk.pass({ minutes: 6 });
      expect((await fetch(url)).status).toBe(410);
      const fresh = desk.materials.previewUrl(row, 'somebody', 300) ?? '';
      await desk.tx.$transaction((tx) => desk.materials.remove(tx, desk.actor, row.id));
      expect((await fetch(fresh)).status).toBe(404);
      expect(desk.materials.previewUrl(await desk.row(row.id), 'somebody', 300)).toBeNull();
      await expect(
        desk.tx.$transaction((tx) => desk.materials.remove(tx, desk.actor, row.id)),
      ).rejects.toThrow(NotFound);
    });
  });

  describe('the sweep', () => {
    it('deletes what removed materials, stale requests and crashes left behind, and nothing else', async () => {
      const kept = await desk.upload(await jpegOf(), { kind: 'AUTHORISATION_LETTER' });
      const gone = await desk.upload(await jpegOf(), { kind: 'AUXILIARY' });
      await desk.tx.$transaction((tx) => desk.materials.remove(tx, desk.actor, gone.row.id));
      const stale = await desk.ask(Buffer.alloc(1000));
      await desk.storage.put('prv_crashed/mat_x.1', Readable.from([Buffer.from('orphan')]));
      await desk.materials.sweep(desk.clock.now);
      expect((await desk.row(gone.row.id)).storageKey).toBeNull();
      expect((await desk.files()).some((file) => file.toString() === 'orphan')).toBe(true);

      const twoDaysOn = new Date(Math.max(Date.now(), desk.clock.now.getTime()) + 48 * 3_600_000);
      const swept = await desk.materials.sweep(twoDaysOn);
      expect(swept.staleRows).toBeGreaterThan(0);
      expect(await desk.tx.material.findUnique({ where: { id: stale.material.id } })).toBeNull();
      const stored = await desk.tx.material.count({ where: { status: 'STORED' } });
      expect(await desk.files()).toHaveLength(stored);
      expect((await desk.materials.original(kept.row)).length).toBe(kept.row.bytes);
    });
  });

  it('is kept within the limits of the authority', async () => {
    const detailed = await sharp(await pictureOfBytes(100_000))
      .resize(3000, 3000)
      .jpeg({ quality: 92 })
      .toBuffer();
    const { row } = await desk.upload(detailed);
    expect(row.bytes).toBeGreaterThan(1_000_000);
    const attachment = await desk.materials.attachment(row);
    expect(attachment.toString('base64').length).toBeLessThanOrEqual(100_000);
    expect((await sharp(attachment).metadata()).format).toBe('jpeg');
    await expect(desk.materials.attachment({ ...row, kind: 'AUXILIARY' })).rejects.toThrow(RangeError);
  });
});
