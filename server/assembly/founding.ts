import { StartupError, type Database } from '../../prisma/database.ts';
import type { Closing } from '../platform/service/closing.ts';
import type { Config } from '../config.ts';
import { openEventHub, type EventHub } from '../platform/events/hub.ts';
import { openJobs, type Jobs } from '../platform/jobs/jobs.ts';
import { openStorage } from '../platform/materials/open-storage.ts';
import { claimStorage } from '../platform/materials/storage-marker.ts';
import type { Storage } from '../platform/materials/storage.ts';
import { openPrivacy } from '../platform/service/open-privacy.ts';
import type { Privacy } from '../platform/privacy/privacy.ts';
import { QUEUES } from './queues.ts';
import { clockProblem, createReadiness, type Readiness } from '../platform/service/readiness.ts';
import type { Vault } from '../platform/service/vault.ts';
import { enlist } from '../platform/service/replicas.ts';
import type { Services } from '../services.ts';

/** What stands on the database alone, and what a first start makes in it. */
export type Foundation = {
  readonly privacy: Privacy;
  readonly vault: Vault;
  readonly storage: Storage;
  readonly events: EventHub;
  readonly jobs: Jobs;
  readonly readiness: Readiness;
};

/** @throws StartupError when the clock of this machine is not the database's */
function assertClock(aheadMs: number): void {
  const problem = clockProblem(aheadMs);
  if (problem !== null) throw new StartupError(`${problem[0]?.toUpperCase()}${problem.slice(1)}.`);
}

/**
 * Proves master key, clock and storage, and makes what is missing in an empty database. Replicas that start together take
 * turns, so that each thing is made once.
 * @throws StartupError with one clear line when something outside is missing or wrong
 */
export function layFoundation(
  database: Database,
  config: Config,
  { log, tracing }: Pick<Services, 'log' | 'tracing'>,
  closing: Closing,
): Promise<Foundation> {
  const { prisma } = database;
  return database.exclusively(async () => {
    const { privacy, installation, masters, vault } = await openPrivacy(database, config);
    const storage = openStorage(config);
    const replica = await enlist(
      { database, vault, log },
      masters.map(({ id }) => id.toString('hex')),
    );
    closing.later(() => replica.leave());
    assertClock(await replica.beat());
    await claimStorage(prisma, storage, installation);
    const events = await openEventHub(database);
    closing.later(() => events.close());
    const jobs = await openJobs({ database, hub: events, logger: log, tracing }, QUEUES);
    closing.later(() => jobs.stop());
    return { privacy, vault, storage, events, jobs, readiness: createReadiness({ replica, storage, log }) };
  });
}
