import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ValidationFailure } from '../../schema/rules/failures.ts';
import { eachDatabase } from '../testkit/database.ts';
import { openDesk, type Desk } from './kit/desk.ts';
import { jpegOf, pngOf } from './kit/images.ts';

eachDatabase((open) => {
  describe('what a provider’s pictures may take up', () => {
    let desk: Desk;
    beforeAll(async () => void (desk = await openDesk(open)));
    afterAll(async () => {
      expect(desk.failures).toEqual([]);
      await desk.close();
    });
    const allow = (bytes: number | null) =>
      desk.tx.provider.update({
        where: { id: desk.actor.providerId },
        data: { quotaBytes: bytes === null ? null : BigInt(bytes) },
      });
    const refusalOf = async (asked: Promise<unknown>) => {
      const failure = await asked.catch((error: unknown) => error);
      return failure instanceof ValidationFailure ? failure.issues.map(({ code }) => code) : failure;
    };

    it('is not counted where the operator sets no bound', async () => {
      await allow(null);
      expect((await desk.upload(await jpegOf())).status).toBe(200);
    });

    it('is said before anything is sent', async () => {
      const file = await jpegOf();
      const { row } = await desk.upload(file);
      await allow((row.bytes ?? 0) + file.length - 1);
      expect(await refusalOf(desk.ask(file))).toEqual(['MATERIAL_QUOTA']);
      await allow((row.bytes ?? 0) + file.length);
      expect((await desk.upload(file)).status).toBe(200);
    });

    it('is asked again when the file comes, which the same link takes once there is room', async () => {
      await allow(null);
      const file = await pngOf();
      const { material, upload } = await desk.ask(file);
      await allow(1);
      const refused = await desk.put(upload.url, file);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ code: 'MATERIAL_QUOTA', materialId: material.id });
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      await allow(null);
      expect((await desk.put(upload.url, file)).status).toBe(200);
    });

    it('is free again for what is removed, and one’s own alone', async () => {
      const { row } = await desk.upload(await jpegOf());
      await allow(1);
      expect(await refusalOf(desk.ask(await jpegOf()))).toEqual(['MATERIAL_QUOTA']);
      await desk.tx.material.updateMany({
        where: { providerId: desk.actor.providerId },
        data: { status: 'REMOVED' },
      });
      await allow(row.bytes);
      expect((await desk.ask(Buffer.alloc(row.bytes ?? 0))).material.status).toBe('AWAITING');
    });
  });
});
