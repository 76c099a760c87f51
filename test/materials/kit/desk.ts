import { createMetrics } from '../../../server/platform/metrics/metrics.ts';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Material, Prisma } from '../../../prisma/generated/client/client.ts';
import { isHangUp } from '../../../server/http/hang-up.ts';
import { createMaterialRoutes } from '../../../server/http/materials.ts';
import { createIntake } from '../../../server/platform/materials/intake.ts';
import { fitsAuthority, fittedToAuthority } from '../../../server/filing/draft/papers/attachments.ts';
import type { Scan } from '../../../server/platform/materials/scanner.ts';
import { createMaterials } from '../../../server/platform/materials/materials.ts';
import type { UploadRequest } from '../../../server/platform/materials/request.ts';
import { createFileStorage } from '../../../server/platform/materials/storage.ts';
import type { Storage } from '../../../server/platform/materials/storage.ts';
import type { ApplicantActor } from '../../../server/platform/tenancy/actor.ts';
import type { OpenDatabase } from '../../testkit/database.ts';
import { addFiling } from '../../security/kit/filings.ts';
import { openTenants, SHOP } from '../../security/kit/tenants.ts';

const PLACES = 3;
const ROOM_BYTES = 6 * 1024 * 1024;
const PAUSE_MS = 400;

/** A running server with the material routes, a folder of its own and one draft. */
export const openDesk = async (open: OpenDatabase, { scan }: { scan?: Scan } = {}) => {
  const world = await openTenants(open);
  await world.cloud.allow(SHOP);
  const folder = await mkdtemp(join(tmpdir(), 'materials-'));
  const filing = {
    closed: null as Error | null,
    until: null as Promise<void> | null,
    waiting: 0,
    ended: false,
  };
  const kept = createFileStorage(folder);
  const storage: Storage = {
    ...kept,
    put: async (key, bytes) => {
      filing.waiting += 1;
      await filing.until;
      filing.waiting -= 1;
      await kept.put(key, bytes);
    },
  };
  const told: string[] = [];
  const logged: string[] = [];
  const noted = (facts: unknown): void => void logged.push(JSON.stringify(facts));

  const server = createServer((request, response) => {
    routes(request, response).then(
      (handled) => void (handled || response.writeHead(404).end()),
      (error: unknown) => {
        if (!isHangUp(error, request)) failures.push(error);
        response.destroy();
      },
    );
  });
  const failures: unknown[] = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const materials = createMaterials({
    prisma: world.tx,
    privacy: world.privacy,
    storage,
    publicUrl,
    now: () => world.clock.now,
    realNow: () => world.clock.now,
    scan,
    log: { error: noted, warn: noted },
    intake: createIntake({ places: PLACES, bytes: ROOM_BYTES }),
    hooks: {
      fits: fitsAuthority,
      fitted: fittedToAuthority,
      stands: () => Promise.resolve(!filing.ended),
      permits: () => Promise.resolve(true),
      seen: (_material, bearer) => Promise.resolve(bearer === 'somebody'),
      admit: () => (filing.closed ? Promise.reject(filing.closed) : Promise.resolve()),
      changed: (_tx: Prisma.TransactionClient, material: Material) => {
        told.push(material.id);
        return Promise.resolve();
      },
    },
  });
  const routes = createMaterialRoutes({
    materials,
    prisma: world.tx,
    metrics: createMetrics(),
    publicUrl,
    pauseMs: PAUSE_MS,
  });

  const session = await world.cloud.applicantSession('me');
  const actor: ApplicantActor = {
    ...world.cloud.tenant('TEST'),
    kind: 'APPLICANT',
    applicantId: session.subjectId,
    session: { mintedAt: new Date(), keyId: null },
    sessionExpiresAt: session.expiresAt,
  };
  const draft = await addFiling(world, world.cloud.tenant('TEST'), session.subjectId);

  /** Asks for an upload of this file, as the form does. */
  const ask = (file: Uint8Array, request: Partial<UploadRequest> = {}) =>
    world.tx.$transaction((tx) =>
      materials.requestUpload(
        tx,
        actor,
        {
          filingId: draft.filing.id,
          filingWebsiteId: draft.website.id,
          kind: 'SUBJECT_CERTIFICATE',
          contentType: 'image/jpeg',
          bytes: file.length,
          ...request,
        },
        world.clock.now,
      ),
    );

  const put = (url: string, file: Uint8Array, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'PUT',
      body: new Uint8Array(file),
      headers: { 'content-type': 'image/jpeg', ...headers },
    });

  return {
    ...world,
    ...draft,
    actor,
    storage,
    materials,
    publicUrl,
    told,
    failures,
    /** What was logged, one JSON object each. */
    logged,
    /** Lets what was decoded wait until the answer is called. */
    holdUp: (): (() => void) => {
      let goOn = (): void => undefined;
      filing.until = new Promise((resolve) => (goOn = resolve));
      return goOn;
    },
    places: PLACES,
    bytes: ROOM_BYTES,
    pauseMs: PAUSE_MS,
    /** Set to an error to close the filing for uploads. */
    gate: filing,
    ask,
    put,
    /** Asks for an upload and sends it; the answer and the row after it. */
    upload: async (
      file: Uint8Array,
      request: Partial<UploadRequest> = {},
      headers: Record<string, string> = {},
    ) => {
      const { material, upload } = await ask(file, request);
      const response = await put(upload.url, file, headers);
      const body = (await response.json()) as Record<string, unknown>;
      return {
        status: response.status,
        body,
        url: upload.url,
        row: await world.tx.material.findUniqueOrThrow({ where: { id: material.id } }),
      };
    },
    row: (id: string) => world.tx.material.findUniqueOrThrow({ where: { id } }),
    /** Files in the store, with their bytes. */
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return Promise.all(
        entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))),
      );
    },
    /** Sends the head of an upload and part of its body, then nothing, until the server hangs up. */
    stall: (url: string, part: Uint8Array, announced: number) =>
      new Promise<void>((resolve) => {
        const sending = httpRequest(url, { method: 'PUT', headers: { 'content-length': announced } });
        sending.once('error', () => undefined);
        sending.once('close', resolve);
        sending.write(part);
      }),
    /** Sends the head of an upload and part of its body, then hangs up. */
    hangUp: (url: string, part: Uint8Array, announced: number) =>
      new Promise<void>((resolve) => {
        const sending = httpRequest(url, { method: 'PUT', headers: { 'content-length': announced } });
        sending.once('error', () => undefined);
        sending.once('close', resolve);
        sending.write(part, () => setTimeout(() => sending.destroy(), 50));
      }),
    /** Sends the first bytes of what is announced as the whole, in one piece, then hangs up a moment after `seen`. */
    breakOff: (url: string, part: Uint8Array, announced: number, seen: () => Promise<unknown>) =>
      new Promise<void>((resolve) => {
        const headers = {
          'tus-resumable': '1.0.0',
          'upload-offset': 0,
          'content-type': 'application/offset+octet-stream',
          'content-length': announced,
        };
        const sending = httpRequest(url, { method: 'PATCH', headers });
        sending.once('error', () => undefined);
        sending.once('close', resolve);
        sending.write(part, () => {
          void seen().then(() => setTimeout(() => sending.destroy(), 300));
        });
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;
