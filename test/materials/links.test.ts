import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidState } from '../../schema/rules/failures.ts';
import { usualDatabase } from '../testkit/database.ts';
import { SHOP } from '../security/kit/tenants.ts';
import { openDesk } from './kit/desk.ts';
import type { Desk } from './kit/desk.ts';
import { jpegOf, pngOf } from './kit/images.ts';

usualDatabase((open) => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk(open)));
  beforeEach(() => void (desk.gate.closed = null));
  afterAll(async () => {
    expect(desk.failures).toEqual([]);
    await desk.close();
  });

  describe('a link', () => {
    it('does nothing when altered: signature, end, material or use', async () => {
      const file = await jpegOf();
      const mine = await desk.ask(file);
      const other = await desk.ask(file);
      const url = new URL(mine.upload.url);
      const altered = (change: (url: URL) => void) => {
        const copy = new URL(url);
        change(copy);
        return copy.href;
      };
      const signature = url.searchParams.get('s') ?? '';
      for (const wrong of [
        altered((one) =>
          one.searchParams.set('s', (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)),
        ),
        altered((one) => one.searchParams.set('s', signature.slice(0, -4))),
        altered((one) => one.searchParams.delete('s')),
        altered((one) => one.searchParams.set('e', String(Number(url.searchParams.get('e')) + 3600))),
        altered((one) => one.searchParams.set('e', 'tomorrow')),
        altered((one) => (one.pathname = `/materials/${other.material.id}`)),
      ]) {
        expect((await desk.put(wrong, file)).status, wrong).toBe(403);
      }
      const look = altered((one) => (one.pathname += '/preview'));
      expect((await fetch(look)).status).toBe(403);
      expect((await desk.row(mine.material.id)).status).toBe('AWAITING');
      expect((await desk.row(other.material.id)).status).toBe('AWAITING');
    });

    it('has one spelling: no other last character, padding or sign is taken for its signature', async () => {
      const file = await jpegOf();
      const { upload } = await desk.ask(file);
      const url = new URL(upload.url);
      const signature = url.searchParams.get('s') ?? '';
      const last = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
        .filter((sign) => !signature.endsWith(sign))
        .map((sign) => signature.slice(0, -1) + sign);
      for (const spelling of [...last, `${signature}=`, `${signature} `, `${signature}\n`]) {
        url.searchParams.set('s', spelling);
        expect((await desk.put(url.href, file)).status, spelling).toBe(403);
      }
    });

    it('has an end', async () => {
      const file = await jpegOf();
      const { upload } = await desk.ask(file);
      desk.pass({ minutes: 11 });
      const response = await desk.put(upload.url, file);
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({ code: 'UPLOAD_LINK_EXPIRED' });
    });

    it('used twice with the same file gives the same answer and one material', async () => {
      const file = await jpegOf();
      const first = await desk.upload(file);
      const files = (await desk.files()).length;
      const again = await desk.put(first.url, file);
      expect(again.status).toBe(200);
      expect(await again.json()).toMatchObject({ material: { id: first.row.id, status: 'STORED' } });
      expect(await desk.row(first.row.id)).toEqual(first.row);
      expect((await desk.files()).length).toBe(files);
    });

    it('used twice at the same moment stores one file', async () => {
      const file = await jpegOf();
      const { material, upload } = await desk.ask(file, { kind: 'AUXILIARY' });
      const files = (await desk.files()).length;
      const answers = await Promise.all([1, 2, 3].map(() => desk.put(upload.url, file)));
      expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
      expect((await desk.files()).length).toBe(files + 1);
      expect(desk.told.filter((id) => id === material.id)).toHaveLength(1);
    });

    it('used again with another file changes nothing', async () => {
      const first = await desk.upload(await jpegOf());
      const other = Buffer.concat([await pngOf(), Buffer.alloc(first.row.declaredBytes)]).subarray(
        0,
        first.row.declaredBytes,
      );
      const response = await desk.put(first.url, other);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'MATERIAL_CHANGED' });
      expect(await desk.row(first.row.id)).toEqual(first.row);
    });

    it('can be used again after a shorter file or a broken connection, which leave nothing behind', async () => {
      const file = await jpegOf();
      const { material, upload } = await desk.ask(file, { kind: 'RESIDENCE_PERMIT' });
      const files = (await desk.files()).length;
      const short = await desk.put(upload.url, file.subarray(0, 5000));
      expect(short.status).toBe(422);
      expect(await short.json()).toMatchObject({ code: 'MATERIAL_INCOMPLETE' });
      await desk.hangUp(upload.url, file.subarray(0, 5000), file.length);
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      expect((await desk.files()).length).toBe(files);
      expect((await desk.put(upload.url, file)).status).toBe(200);
    });

    it('stores nothing once the filing takes no uploads', async () => {
      const file = await jpegOf();
      const { material, upload } = await desk.ask(file);
      const files = (await desk.files()).length;
      desk.gate.closed = new InvalidState('IN_REVIEW', []);
      const response = await desk.put(upload.url, file);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'MATERIAL_NOT_NOW' });
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      expect((await desk.files()).length).toBe(files);
    });
  });

  describe('pages of other origins', () => {
    it('may upload when the provider allows them', async () => {
      const file = await jpegOf();
      const { upload } = await desk.ask(file);
      const preflight = await fetch(upload.url, { method: 'OPTIONS', headers: { origin: SHOP } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
      const stored = await desk.put(upload.url, file, { origin: SHOP });
      expect(stored.status).toBe(200);
      expect(stored.headers.get('access-control-allow-origin')).toBe(SHOP);
    });

    it('are refused otherwise', async () => {
      const file = await jpegOf();
      const { material, upload } = await desk.ask(file);
      for (const origin of ['https://evil.example', 'null']) {
        const answer = await desk.put(upload.url, file, { origin });
        expect(answer.status).toBe(403);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
      expect((await desk.row(material.id)).status).toBe('AWAITING');
    });

    it('get no other method, and no other path', async () => {
      const { upload } = await desk.ask(Buffer.alloc(1000));
      for (const method of ['GET', 'POST', 'DELETE']) {
        expect((await fetch(upload.url, { method })).status).toBe(405);
      }
      for (const path of [
        '/materials/../../etc/passwd',
        '/materials/',
        '/materials/fil_x',
        '/materials/mat_x/other',
      ]) {
        expect((await fetch(`${desk.publicUrl}${path}`, { method: 'PUT', body: 'x' })).status).toBe(404);
      }
    });
  });
});
