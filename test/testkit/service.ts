import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../prisma/database.ts';
import type { Brain } from '../../server/rehearsal/authority/brain/brain.ts';
import { readConfig } from '../../server/config.ts';
import { workForTheAuthority } from '../../server/filing/handover/work.ts';
import { workOnDomains } from '../../server/filing/after/domains/work.ts';
import { workOnInspections } from '../../server/filing/after/inspections/work.ts';
import { workOnDataChecks } from '../../server/filing/draft/data-checks/ask.ts';
import { workOnFaces } from '../../server/filing/draft/photo/face-check/ask.ts';
import { workOnReading } from '../../server/filing/draft/reading/work.ts';
import { workOnReminders } from '../../server/filing/reminders/work.ts';
import { createApp } from '../../server/http/app.ts';
import { createTraffic, notYet } from '../../server/http/traffic.ts';
import type { StreamBounds } from '../../server/platform/events/listeners.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { openServices } from '../../server/assembly/open-services.ts';
import type { Services } from '../../server/services.ts';
import { ensureDemo, type Demo } from '../../server/platform/tenancy/demo.ts';
import { BUCKETS, type Bucket, type BucketName } from '../../server/platform/limits/buckets.ts';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';

/** No test waits for what a stream tells every twelve seconds. */
const SIGN_MS = 300;

export type ServiceOptions = {
  /** Open and migrated; or an address, under which the service opens its own. */
  database: Database | { url: string };
  /** Whether hand-overs, polls, reminders and webhooks happen by themselves, as in production; else a test says when (`desk.authorityWorks`). */
  background?: boolean;
  /** Keeps the limits of production; tests ask more often than any person. */
  realLimits?: boolean;
  /** Points of single limits, for tests that reach them. */
  limits?: Partial<Record<BucketName, number>>;
  masterKey?: Buffer;
  /** Folder of the stored papers; replicas of one service share it. */
  dataDir?: string;
  /** What a publishable key may run: document by SHA-256, as the build lists the form's. */
  operations?: Readonly<Record<string, string>>;
  /** Folder of a build of the form, served with the demo provider and its pages. */
  demoWidget?: string;
  /** Further environment variables. */
  env?: Readonly<Record<string, string>>;
  /** How long a body may take to arrive. */
  arrivalMs?: number;
  /** How often an event stream shows that it goes on. */
  signMs?: number;
  /** How many event streams may be open at once. */
  streams?: StreamBounds;
  /** Address under which browsers reach it, where something stands in front. */
  publicUrl?: string;
  /** Takes this port instead of a free one, as a service that comes back does. */
  port?: number;
};

export type Service = {
  readonly url: string;
  readonly services: Services;
  readonly brain: Brain;
  /** The demo provider, where there is a build to show. */
  readonly demo: Demo | null;
  /** Everything logged so far, one JSON object a line. */
  log(): string;
  stop(): Promise<void>;
};

const wideBut = (limits: Partial<Record<BucketName, number>>): Record<BucketName, Bucket> =>
  Object.fromEntries(
    Object.entries(BUCKETS).map(([name, bucket]) => [
      name,
      { ...bucket, points: limits[name as BucketName] ?? 1_000_000 },
    ]),
  ) as Record<BucketName, Bucket>;

/** No build is needed: instead of the form there is only the list of operations. */
const operationsOnly = (dataDir: string, { operations = {} }: ServiceOptions): string => {
  const folder = join(dataDir, 'widget');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(operations));
  return folder;
};

/** Runs the service in this process on a free port: real HTTP, real database, nothing replaced. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { database, background = false, realLimits = false } = options;
  const masterKey = options.masterKey ?? randomBytes(32);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'jieru-test-'));
  const lines: string[] = [];
  const { server, serve } = createTraffic(notYet);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicUrl = options.publicUrl ?? url;
  const config = readConfig({
    DATA_DIR: dataDir,
    MASTER_KEY: masterKey.toString('base64'),
    DEMO: 'off',
    // A paper takes seconds to read: only tests of it do.
    READ_PAPERS: 'off',
    ...('url' in database ? { DATABASE_URL: database.url } : {}),
    ...options.env,
  });
  const keep = (line: string): void => {
    lines.push(line);
    // A request that failed unexpectedly says so to whoever reads the report of the test, too.
    if (line.includes('"level":"error"')) process.stderr.write(line);
  };
  const log = createLogger({ level: 'debug', destination: { write: keep } });
  const { services, brain, close } = await openServices(config, publicUrl, {
    log,
    loopbackUrl: url,
    ...(options.streams ? { streams: options.streams } : {}),
    ...('url' in database ? {} : { database }),
    ...(realLimits ? {} : { buckets: wideBut(options.limits ?? {}) }),
  });
  const { demoWidget } = options;
  const demo = demoWidget
    ? await services.database.prisma.$transaction((tx) =>
        ensureDemo(tx, { privacy: services.privacy, publicUrl, now: new Date() }),
      )
    : null;
  serve(
    createApp(services, brain, demo, {
      widgetFolder: demoWidget ?? operationsOnly(dataDir, options),
      ...(options.arrivalMs === undefined ? {} : { arrivalMs: options.arrivalMs }),
      signMs: options.signMs ?? SIGN_MS,
    }),
  );
  if (background) {
    workForTheAuthority(services);
    workOnReminders(services);
    workOnDomains(services);
    workOnInspections(services);
    workOnWebhooks(services);
    workOnFaces(services);
    workOnDataChecks(services);
    workOnReading(services);
  }
  return {
    url,
    services,
    brain,
    demo,
    log: () => lines.join(''),
    async stop() {
      server.close();
      server.closeAllConnections();
      await close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
