import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScan, ScannerFailed } from '../../server/platform/materials/scanner.ts';
import { usualDatabase } from '../testkit/database.ts';
import { freePort } from '../testkit/process.ts';
import { hasClamd, SIGNATURE, startClamd, type Clamd } from './kit/clamd.ts';
import { openDesk, type Desk } from './kit/desk.ts';
import { jpegOf, photoOf } from './kit/images.ts';

/** A daemon that says this of whatever it is sent, or nothing; read and answered as clamd does (`man clamd`, INSTREAM). */
async function daemonSaying(answer: string | null) {
  const daemon = createServer((socket) => {
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      // A part of no length ends the stream.
      if (answer !== null && received.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve));
  const { port } = daemon.address() as AddressInfo;
  return { clamd: { host: '127.0.0.1', port }, close: () => daemon.close() };
}

describe('what the virus scanner says of a file', () => {
  it.each([
    ['stream: OK', 'CLEAN'],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', 'INFECTED'],
  ])('“%s” is %s', async (says, verdict) => {
    const { clamd, close } = await daemonSaying(says);
    expect(await createScan({ clamd })(Buffer.from('a file'))).toBe(verdict);
    close();
  });

  it.each([
    ['an error', 'INSTREAM size limit exceeded. ERROR'],
    ['what nobody expects', 'stream: maybe'],
    ['nothing at all', null],
  ])('%s is no verdict', async (_what, says) => {
    const { clamd, close } = await daemonSaying(says);
    await expect(createScan({ clamd }, 300)(Buffer.from('a file'))).rejects.toBeInstanceOf(ScannerFailed);
    close();
  });

  it('is no verdict where nobody listens', async () => {
    const clamd = { host: '127.0.0.1', port: await freePort() };
    await expect(createScan({ clamd })(Buffer.from('a file'))).rejects.toBeInstanceOf(ScannerFailed);
  });
});

usualDatabase((open) => {
  describe.runIf(hasClamd)('an upload past the ClamAV daemon', () => {
    let clamd: Clamd;
    let desk: Desk;
    beforeAll(async () => {
      clamd = await startClamd();
      desk = await openDesk(open, { scan: createScan({ clamd: clamd.address }) });
    });
    afterAll(async () => {
      await clamd.stop();
      expect(desk.failures).toEqual([]);
      await desk.close();
    });

    it('is taken when it is clean, the largest too', async () => {
      expect((await desk.upload(await jpegOf())).status).toBe(200);
      expect((await desk.upload(await photoOf({ width: 8192, height: 6144 }, {}))).status).toBe(200);
    });

    it('is refused undecoded and unstored when it is not', async () => {
      const before = (await desk.files()).length;
      const file = Buffer.concat([await jpegOf(), SIGNATURE]);
      const { status, body, row } = await desk.upload(file);
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'MATERIAL_INFECTED', material: { status: 'REFUSED' } });
      expect(row).toMatchObject({ refusal: 'MATERIAL_INFECTED', width: null, storageKey: null });
      expect((await desk.files()).length).toBe(before);
      expect(desk.logged.at(-1)).toContain('upload.infected');
    });

    it('waits while the daemon is away, and goes through the same link when it is back', async () => {
      const { port } = clamd.address;
      await clamd.stop();
      const { material, upload } = await desk.ask(await jpegOf());
      const refused = await desk.put(upload.url, await jpegOf());
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'UPLOAD_SCAN_SILENT', materialId: material.id });
      expect((await desk.row(material.id)).status).toBe('AWAITING');
      clamd = await startClamd({ port });
      expect((await desk.put(upload.url, await jpegOf())).status).toBe(200);
    });

    it('that is too long for the daemon’s settings is not taken unscanned', async () => {
      const small = await startClamd({ streamMax: '1M' });
      const scan = createScan({ clamd: small.address });
      await expect(scan(Buffer.alloc(3_000_000, 7))).rejects.toBeInstanceOf(ScannerFailed);
      await small.stop();
    });
  });
});
