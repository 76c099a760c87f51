import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { databaseOf, type Database } from '../../../../prisma/database.ts';
import { openEmbedded } from '../../../../prisma/embedded.ts';
import { projectRoot } from '../../../../prisma/root.ts';
import { openForTest } from '../../../testkit/database.ts';
import { aDesk, type Desk } from '../../../testkit/desk.ts';
import { startService, type Service } from '../../../testkit/service.ts';

/** The service with its demo provider, as `npm start` runs it, on a free port. */
export type House = {
  readonly url: string;
  /** The service that runs now. */
  service(): Service;
  /** Hands on the demo provider, to prepare what a test does not look at. */
  desk(): Desk;
  /** Takes the service down. */
  goesDown(): Promise<void>;
  /** Starts it again on the same port and the same data. */
  comesBack(): Promise<void>;
  close(): Promise<void>;
};

export type HouseOptions = {
  /** Hands over and polls by itself, as in production. */
  background?: boolean;
  /** Keeps its data where the next start finds it: in the embedded database, on disk. */
  onDisk?: boolean;
  /** Where it listens, and how browsers reach it, where something stands in front. */
  behind?: { port: number; publicUrl: string };
};

/** A copy, so that a build that runs meanwhile takes no chunk away from a page. */
function copyOfTheBuild(folder: string): string {
  const built = join(projectRoot, 'dist/widget');
  if (!existsSync(join(built, 'access-filing.js'))) throw new Error('run `npm run build` first');
  const copy = join(folder, 'build');
  cpSync(built, copy, { recursive: true });
  return copy;
}

const embeddedImage = async (): Promise<Blob> => new Blob([await readFile(inject('embeddedImage'))]);

export async function openHouse({
  background = false,
  onDisk = false,
  behind,
}: HouseOptions = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jieru-journey-'));
  const demoWidget = copyOfTheBuild(dataDir);
  const masterKey = randomBytes(32);
  const open = async (): Promise<Database> =>
    onDisk ? databaseOf(await openEmbedded(dataDir, await embeddedImage())) : openForTest();
  let running: { service: Service; desk: Desk } | null = null;
  const start = async (port?: number): Promise<void> => {
    const service = await startService({
      database: await open(),
      background,
      demoWidget,
      masterKey,
      dataDir,
      ...behind,
      ...(port === undefined ? {} : { port }),
    });
    if (!service.demo) throw new Error('the demo provider is missing');
    const desk = await aDesk(service, { of: service.demo });
    // Journeys are of a photo of the face; a test of what is usual today takes the policy back.
    if (port === undefined)
      await service.services.database.prisma.provider.update({
        where: { id: desk.tenant.providerId },
        data: { photoKinds: ['FACE'] },
      });
    running = { service, desk };
  };
  const now = (): { service: Service; desk: Desk } => {
    if (!running) throw new Error('the service is down');
    return running;
  };
  await start();
  const { url } = now().service;
  return {
    url,
    service: () => now().service,
    desk: () => now().desk,
    async goesDown() {
      await now().service.stop();
      running = null;
    },
    comesBack: () => start(Number(new URL(url).port)),
    async close() {
      await running?.service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
