import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseOf } from '../../prisma/database.ts';
import { openServer } from '../../prisma/server.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady } from '../testkit/process.ts';
import { StubbornClient } from './stubborn-client.ts';

const KILLS = 4;
const PIECE_BYTES = 350_000;
const TUS = { 'tus-resumable': '1.0.0' };

const toCleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

const offsetIn = ({ headers }: Response): number => Number(headers.get('upload-offset'));

describe.runIf(databaseKinds().includes('postgresql'))('a service that is killed amid pieces', () => {
  it(
    'keeps all that it acknowledged, and the picture is whole in the end',
    { timeout: 300_000 },
    async () => {
      const place = await createMigrated();
      toCleanUp.push(() => place.drop());
      const dataDir = mkdtempSync(join(tmpdir(), 'jieru-crash-'));
      toCleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const env = {
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_URL: place.url,
        DEMO: 'on',
        TRUST_PROXY: 'on',
      };
      const start = async () => {
        const started = startProcess(env);
        toCleanUp.push(() => started.kill());
        await whenReady(url, started);
        return started;
      };
      let service = await start();

      const secretKey = /sk_test_\w+/.exec(service.output().stdout)?.[0] ?? '';
      const provider = new StubbornClient(url, secretKey, '203.0.113.1');
      const { token } = await provider.mutate('createApplicantSession', { externalRef: 'applicant' });
      const applicant = provider.for(String(token), '198.51.100.1', () => undefined);
      await applicant.mutate('grantConsent', agreementTo('FILING'));
      const { determinationId } = await applicant.mutate('determineFilingType', aCompany().type);
      const started = await applicant.mutate('startFiling', { determinationId });
      const { id: filingId } = started['filing'] as { id: string };
      await applicant.mutate('grantConsent', { filingId, ...agreementTo('IDENTITY_PAPERS') });
      const raw = { width: 900, height: 600, channels: 3 } as const;
      const file = await sharp(randomBytes(900 * 600 * 3), { raw })
        .png({ compressionLevel: 0 })
        .toBuffer();
      const asked = await applicant.mutate('requestMaterialUpload', {
        ...{ filingId, kind: 'SUBJECT_CERTIFICATE', websiteId: null },
        ...{ contentType: 'image/png', bytes: file.length },
      });
      const { id: materialId } = asked['material'] as { id: string };
      const link = (asked['upload'] as { url: string }).url;

      const acknowledged: number[] = [];
      for (let pieces = 0, at = 0; at < file.length; pieces += 1) {
        const sending = fetch(link, {
          method: 'PATCH',
          headers: {
            ...TUS,
            'upload-offset': String(at),
            'content-type': 'application/offset+octet-stream',
          },
          body: new Uint8Array(file.subarray(at, at + PIECE_BYTES)),
        }).then(
          (answer) => void (answer.status === 204 && acknowledged.push(offsetIn(answer))),
          () => undefined,
        );
        if (pieces < KILLS) {
          await wait(Math.random() * 60);
          await service.kill();
          await sending;
          service = await start();
        } else await sending;
        const head = await fetch(link, { method: 'HEAD', headers: TUS });
        expect(head.status).toBe(200);
        at = offsetIn(head);
        expect(at).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? 0);
        acknowledged.push(at);
      }
      const database = databaseOf(await openServer({ url: place.url, poolSize: 2 }));
      toCleanUp.push(() => database.close());
      const row = await database.prisma.material.findUniqueOrThrow({ where: { id: materialId } });
      expect(row.status).toBe('STORED');
      expect(Buffer.from(row.sha256 ?? [])).toEqual(createHash('sha256').update(file).digest());
      expect(await database.prisma.partialUpload.count()).toBe(0);
    },
  );
});
