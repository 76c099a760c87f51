import { openDatabase, type Database } from '../../prisma/database.ts';
import type { Observe } from '../../prisma/observed.ts';
import { migrate } from '../../prisma/migrate.ts';
import { createAccounts } from '../authority/accounts.ts';
import { createConnector } from '../authority/connector/connector.ts';
import { createStore } from '../authority/connector/storing/store.ts';
import { createProtocolClient } from '../authority/protocol/client.ts';
import { createBrain } from '../rehearsal/authority/brain/brain.ts';
import { connectRehearsal } from '../rehearsal/authority/connect.ts';
import type { Brain } from '../rehearsal/authority/brain/brain.ts';
import { createRehearsalNames } from '../rehearsal/authority/name-servers.ts';
import { createPrismaStore } from '../rehearsal/authority/store/prisma-store.ts';
import { keepNotices } from '../platform/calendar/in-force.ts';
import { createClock } from '../platform/clock.ts';
import { createClosing, type Closing } from '../platform/service/closing.ts';
import type { Config } from '../config.ts';
import { layFoundation } from './founding.ts';
import { createDomainRegistry } from '../platform/domain-registry.ts';
import { createHooks } from '../platform/hooks/hooks.ts';
import { freeAbandonedClaims } from '../platform/idempotency/claim.ts';
import { provinceRules } from '../filing/provinces/rules.ts';
import { createMaterialHooks } from '../filing/draft/papers/uploads.ts';
import { freeAbandonedLeases } from '../platform/leases/abandoned.ts';
import { createLogger, type Logger } from '../platform/service/logging.ts';
import { createLinks } from '../platform/materials/links.ts';
import { createPostman } from '../platform/mail/transport.ts';
import { createScan } from '../platform/materials/scanner.ts';
import { createMaterials } from '../platform/materials/materials.ts';
import { REHEARSAL_RDAP_PATH } from '../rehearsal/registers.ts';
import { createNames, type Names } from '../platform/name-servers.ts';
import { createMetrics } from '../platform/metrics/metrics.ts';
import { createOutgoing } from '../platform/outgoing/outgoing.ts';
import { openReading, type Reading } from '../reading/reading.ts';
import { openTracing } from '../platform/tracing/open.ts';
import type { Tracing } from '../platform/tracing/tracing.ts';
import type { Services } from '../services.ts';
import { readGauges } from '../watch/readings.ts';
import { timed } from '../watch/timed-authority.ts';
import { createAuthenticate } from '../platform/tenancy/authenticate.ts';
import type { Bucket, BucketName } from '../platform/limits/buckets.ts';
import { createListeners, type StreamBounds } from '../platform/events/listeners.ts';
import { createLimits } from '../platform/limits/limits.ts';
import { createKnownStandings } from '../platform/tenancy/known-standings.ts';
import { createSessionTokens } from '../platform/tenancy/session-token.ts';
import { createSessions } from '../platform/tenancy/sessions.ts';

export type Opened = { services: Services; brain: Brain; close(): Promise<void> };

/** What the caller brings with it instead of having it made from the configuration. */
export type Given = {
  /** Open and migrated; closed with the services, also when they cannot be opened. */
  database?: Database;
  log?: Logger;
  buckets?: Readonly<Record<BucketName, Bucket>>;
  /** How many event streams may be open at once; a usual number unless told. */
  streams?: StreamBounds;
  /** Address under which this process reaches itself, where that is not its public one. */
  loopbackUrl?: string;
};

const SQL = { 'db.system.name': 'postgresql' };

/** Test mode's domains need not exist. */
function namesOf({ rehearsal }: Config, rehearsed: Names): Names {
  const real = createNames();
  return {
    resolve: (tenant, name) => (tenant.mode === 'TEST' && rehearsal ? rehearsed : real).resolve(tenant, name),
  };
}

/** An operator must not take papers to be read that are not. */
function tellOfReading(log: Logger, { state }: Reading): void {
  if (state === 'ON') log.info({ event: 'reading.on' }, 'papers are read on this machine');
  else if (state === 'OFF') log.info({ event: 'reading.off' }, 'papers are not read: READ_PAPERS is off');
  else
    log.warn(
      { event: 'reading.missing' },
      'papers are not read: the build has no reader, see CONTRIBUTING.md',
    );
}

async function openMigrated(config: Config, tracing: Tracing, closing: Closing): Promise<Database> {
  const observe: Observe = (name, run) => tracing.part({ name, kind: 'CLIENT', told: SQL }, run);
  const database = await openDatabase({ ...config, observe: tracing.on ? observe : undefined });
  closing.later(() => database.close());
  await migrate(database);
  return database;
}

/**
 * Opens the database, applies the migrations and builds every part on top. When a step fails, what was opened before it is
 * closed again.
 * @throws StartupError with one clear line when something outside is missing or wrong.
 */
export async function openServices(config: Config, publicUrl: string, given: Given = {}): Promise<Opened> {
  const closing = createClosing();
  try {
    return { ...(await openParts(config, publicUrl, given, closing)), close: closing.all };
  } catch (error) {
    await closing.all();
    throw error;
  }
}

async function openParts(
  config: Config,
  publicUrl: string,
  given: Given,
  closing: Closing,
): Promise<Omit<Opened, 'close'>> {
  const { database: theirs } = given;
  if (theirs) closing.later(() => theirs.close());
  const log = given.log ?? createLogger({ level: config.logLevel });
  const metrics = createMetrics();
  const tracing = await openTracing(config, log);
  closing.later(() => tracing.close());
  const database = theirs ?? (await openMigrated(config, tracing, closing));
  const { prisma } = database;
  const { privacy, vault, storage, events, jobs, readiness } = await layFoundation(
    database,
    config,
    { log, tracing },
    closing,
  );
  closing.later(await keepNotices(database, events, log));
  const clock = createClock(database, events);
  const limits = await createLimits({
    database,
    secret: privacy.serviceKeys('limits')[0].key,
    onError: (error) => log.warn({ err: error }, 'the rate limits could not be shared with other replicas'),
    ...(given.buckets ? { buckets: given.buckets } : {}),
  });
  closing.later(() => limits.close());
  await freeAbandonedLeases(database);
  await freeAbandonedClaims(database);
  const tokens = createSessionTokens(privacy.serviceKeys('sessions'));
  const brain = createBrain({
    store: createPrismaStore(prisma, privacy),
    now: async (ispId) => {
      const account = await prisma.rehearsalAccount.findUniqueOrThrow({ where: { ispId } });
      return clock.now({ providerId: account.providerId, mode: 'TEST' });
    },
    smsApplies: (province, at) => provinceRules(province, at).sms.required,
  });
  const loopbackUrl = given.loopbackUrl ?? publicUrl;
  const rehearsalUrl = config.rehearsal ? loopbackUrl : undefined;
  const outgoing = createOutgoing({ allow: config.outgoingAllow, own: rehearsalUrl });
  const reading = await openReading(config);
  closing.later(async () => reading.stop());
  tellOfReading(log, reading);
  const connecting = {
    store: createStore({ database, privacy, log, now: (tenant) => clock.now(tenant) }),
    log,
    openClient: timed(createProtocolClient, { metrics, tracing }),
    ...connectRehearsal({ brain, privacy, config, publicUrl, loopbackUrl }),
  };
  const services: Services = {
    config,
    publicUrl,
    database,
    log,
    metrics,
    tracing,
    privacy,
    vault,
    clock,
    events,
    listeners: createListeners(given.streams),
    jobs,
    limits,
    sessions: createSessions(tokens, privacy),
    authenticate: createAuthenticate({ tx: prisma, tokens, publicUrl, known: createKnownStandings(events) }),
    readiness,
    postman: createPostman(config),
    outgoing,
    hooks: createHooks({ prisma, privacy, outgoing, rehearsalUrl }),
    registry: createDomainRegistry({
      live: config.rdapUrl ?? undefined,
      rehearsal: rehearsalUrl && `${rehearsalUrl}${REHEARSAL_RDAP_PATH}`,
    }),
    names: namesOf(config, createRehearsalNames({ prisma, clock })),
    links: createLinks(privacy.serviceKeys('links')),
    reading,
    materials: createMaterials({
      prisma,
      privacy,
      storage,
      log,
      scan: createScan(config),
      hooks: createMaterialHooks(jobs, reading, { database, limits, clock }),
      publicUrl,
      now: (tenant) => clock.now(tenant),
    }),
    phones: config.rehearsal ? brain : null,
    authority: createConnector(connecting),
    accounts: createAccounts(connecting),
  };
  metrics.readFrom(() => readGauges(services));
  return { services, brain };
}
