import { openDatabase, type Database } from '../prisma/database.ts';
import { migrate } from '../prisma/migrate.ts';
import { createConnector } from './authority/connector/connector.ts';
import { freeAbandonedLeases } from './authority/connector/lease.ts';
import { createProtocolClient } from './authority/protocol/client.ts';
import { createBrain } from './authority/rehearsal/brain/brain.ts';
import { connectRehearsal } from './authority/rehearsal/connect.ts';
import type { Brain } from './authority/rehearsal/brain/brain.ts';
import { createRehearsalNames } from './authority/rehearsal/names.ts';
import { createPrismaStore } from './authority/rehearsal/store/prisma-store.ts';
import { createClock } from './clock/clock.ts';
import { createClosing, type Closing } from './closing.ts';
import type { Config } from './config.ts';
import { openEventHub } from './events/hub.ts';
import { HAND_OVER_JOB, POLL_JOB, RESUME_JOB } from './filing/authority/jobs.ts';
import { createHooks } from './hooks/hooks.ts';
import { HOUSEKEEPING_JOB } from './housekeeping.ts';
import { DOMAIN_CHECK_JOB, DOMAIN_CHECK_QUEUE } from './filing/domain-check/work.ts';
import { REMIND_JOB, REMIND_QUEUE } from './filing/reminders/work.ts';
import { FACE_CHECK_JOB, FACE_CHECK_QUEUE } from './filing/face-check/policy.ts';
import { provinceRules } from './filing/provinces/rules.ts';
import { createMaterialHooks } from './filing/uploads.ts';
import { openJobs } from './jobs/jobs.ts';
import { createLogger, type Logger } from './logging.ts';
import { loadMasterKey } from './master-key.ts';
import { createLinks } from './materials/links.ts';
import { MAIL_JOB, MAIL_QUEUE } from './mail/queue.ts';
import { createPostman } from './mail/transport.ts';
import { createMaterials } from './materials/materials.ts';
import { openStorage } from './materials/open-storage.ts';
import { createNames, type Names } from './names/resolver.ts';
import { createOutgoing } from './outgoing/outgoing.ts';
import { createPrivacy } from './privacy/privacy.ts';
import type { Services } from './services.ts';
import { createAuthenticate } from './tenancy/authenticate.ts';
import type { Bucket, BucketName } from './tenancy/limit-buckets.ts';
import { createLimits } from './tenancy/limits.ts';
import { wrappedKeyLoader } from './tenancy/providers.ts';
import { createSessionTokens } from './tenancy/session-token.ts';
import { createSessions } from './tenancy/sessions.ts';
import { DELIVER_JOB, DELIVER_QUEUE, DISPATCH_JOB, DISPATCH_QUEUE } from './webhooks/queue.ts';
import { freeAbandonedTurns } from './webhooks/turn.ts';

export type Opened = { services: Services; brain: Brain; close(): Promise<void> };

/** What the caller brings with it instead of having it made from the configuration. */
export type Given = {
  /** Open and migrated; closed with the services, also when they cannot be opened. */
  database?: Database;
  log?: Logger;
  buckets?: Readonly<Record<BucketName, Bucket>>;
  /** Address under which this process reaches itself, where that is not its public one. */
  loopbackUrl?: string;
};

/** One at a time in each process; an authority may take a minute to answer, several times. */
const AUTHORITY_QUEUE = { concurrency: 1, expireInSeconds: 900 };

/** Test mode's domains need not exist. */
function namesOf({ rehearsal }: Config, rehearsed: Names): Names {
  const real = createNames();
  return {
    resolve: (tenant, name) => (tenant.mode === 'TEST' && rehearsal ? rehearsed : real).resolve(tenant, name),
  };
}

async function openMigrated({ databaseUrl, dataDir }: Config, closing: Closing): Promise<Database> {
  const database = await openDatabase({ databaseUrl, dataDir });
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
  const masterKey = loadMasterKey(config);
  const log = given.log ?? createLogger({ level: config.logLevel });
  const database = theirs ?? (await openMigrated(config, closing));
  const { prisma } = database;
  const privacy = createPrivacy({
    masterKey,
    previousMasterKeys: config.previousMasterKeys,
    loadWrapped: wrappedKeyLoader(prisma),
  });
  const events = await openEventHub(database);
  closing.later(() => events.close());
  const clock = createClock(database, events);
  const jobs = await openJobs(
    { database, hub: events, logger: log },
    {
      [HAND_OVER_JOB]: AUTHORITY_QUEUE,
      [POLL_JOB]: AUTHORITY_QUEUE,
      [RESUME_JOB]: AUTHORITY_QUEUE,
      [MAIL_JOB]: MAIL_QUEUE,
      [REMIND_JOB]: REMIND_QUEUE,
      [DOMAIN_CHECK_JOB]: DOMAIN_CHECK_QUEUE,
      [DISPATCH_JOB]: DISPATCH_QUEUE,
      [DELIVER_JOB]: DELIVER_QUEUE,
      [FACE_CHECK_JOB]: FACE_CHECK_QUEUE,
      [HOUSEKEEPING_JOB]: { concurrency: 1, expireInSeconds: 600 },
    },
  );
  closing.later(() => jobs.stop());
  const limits = await createLimits({
    database,
    secret: privacy.serviceKeys('limits')[0].key,
    ...(given.buckets ? { buckets: given.buckets } : {}),
  });
  await freeAbandonedLeases(database);
  await freeAbandonedTurns(database);
  const tokens = createSessionTokens(privacy.serviceKeys('sessions'));
  const brain = createBrain({
    store: createPrismaStore(prisma),
    now: async (ispId) => {
      const account = await prisma.rehearsalAccount.findUniqueOrThrow({ where: { ispId } });
      return clock.now({ providerId: account.providerId, mode: 'TEST' });
    },
    smsApplies: (province, at) => provinceRules(province, at).sms.required,
  });
  const loopbackUrl = given.loopbackUrl ?? publicUrl;
  const rehearsalUrl = config.rehearsal ? loopbackUrl : undefined;
  const outgoing = createOutgoing({ allow: config.outgoingAllow, own: rehearsalUrl });
  const services: Services = {
    config,
    publicUrl,
    database,
    log,
    privacy,
    clock,
    events,
    jobs,
    limits,
    sessions: createSessions(tokens),
    authenticate: createAuthenticate({ tx: prisma, tokens, publicUrl }),
    postman: createPostman(config),
    outgoing,
    hooks: createHooks({ prisma, privacy, outgoing, rehearsalUrl }),
    names: namesOf(config, createRehearsalNames({ prisma, clock })),
    links: createLinks(privacy.serviceKeys('links')),
    materials: createMaterials({
      prisma,
      privacy,
      storage: openStorage({
        storageUrl: config.storageUrl,
        dataDir: config.dataDir,
        storageKeys: config.storageKeys,
      }),
      hooks: createMaterialHooks(jobs),
      publicUrl,
      now: (tenant) => clock.now(tenant),
    }),
    authority: createConnector({
      database,
      privacy,
      log,
      now: (tenant) => clock.now(tenant),
      openClient: createProtocolClient,
      ...connectRehearsal({ brain, privacy, config, publicUrl, loopbackUrl }),
    }),
  };
  return { services, brain };
}
