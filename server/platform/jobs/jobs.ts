import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { Database, Tx } from '../../../prisma/database.ts';
import { firstLine } from '../../../prisma/startup-error.ts';
import type { EventHub } from '../events/hub.ts';
import { publish } from '../events/publish.ts';
import type { Logger } from '../service/logging.ts';
import { NO_TRACING, type Tracing } from '../tracing/tracing.ts';
import { QUEUE_DEFAULTS, type QueueOptions, type QueueTable } from './queues.ts';
import { Worker, type Job } from './worker.ts';

const SCHEMA = 'pgboss';
const POLL_MS = 1_000;
const MAINTENANCE_SECONDS = 15;
const STOP_MS = 4_000;
const KEEP_DONE_SECONDS = 2 * 86_400;

export type EnqueueOptions = {
  /** While a job with the same key waits for its first run, another one is not added. */
  singletonKey?: string;
};

/** How a queue stands; one with nothing due is told, too. */
export type QueueDepth = { readonly queue: string; readonly waiting: number; readonly oldestSeconds: number };

/**
 * Work that is done after the commit, at least once: handlers must bear being run again. What is due on a tenant's clock, which
 * test mode moves, is no job with a date: it stands in the tenant's rows, and a regular job looks for it.
 *
 * pg-boss 10 stores the jobs, tells equal ones apart, repeats them later each time, expires and clears them away. Three things
 * are ours beside it. The workers, because its own `work` does not wait for the note that a job is done, and ends the process
 * when the database is away just then; it also keeps a failure's stack and fields, and each place asks the database every
 * second for itself. `every`, on its throttled `send`, because its `schedule` knows no less than a minute. And the waking at
 * the commit, because it only polls.
 */
export type Jobs = {
  /** Adds a job with the transaction and wakes a worker at its commit. Returns its id, or null when an equal one waits. */
  enqueue(tx: Tx, name: string, data: object, options?: EnqueueOptions): Promise<string | null>;
  /** Handles the jobs of a queue in this process. */
  work<T extends object>(name: string, handler: (job: Job<T>) => Promise<void>): void;
  /** Adds a job to a queue every so many seconds, once among all replicas. */
  every(name: string, seconds: number): void;
  /** Adds a job to a queue whenever something is published under the topic, unless one waits already. */
  whenever(name: string, topic: string): void;
  /** Jobs that are due or running now. */
  pending(): Promise<number>;
  /** How much of each queue is due or running now, and for how long the first has been due. */
  depths(): Promise<readonly QueueDepth[]>;
  /** Takes no more jobs, lets the running ones finish for a few seconds and gives the rest back. */
  stop(): Promise<void>;
};

type Services = {
  database: Database;
  hub: Pick<EventHub, 'on'>;
  logger: Pick<Logger, 'warn' | 'error'>;
  tracing?: Tracing;
};

/** What a job's row holds beside what its handler asked for: the work that added it. */
type Noted = { readonly traceparent?: string };

const asParameter = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
    ? JSON.stringify(value)
    : value;

/** Lets pg-boss write inside a Prisma transaction: the job exists when the transaction commits, and only then. */
const executorIn = (tx: Tx): PgBoss.Db => ({
  executeSql: async (text, values) => ({
    rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values.map(asParameter)),
  }),
});

const topicOf = (name: string): string => `jobs:${name}`;

const createBoss = async ({ database, logger }: Services): Promise<PgBoss> => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.executeSql(text, values) },
    schema: SCHEMA,
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    archiveCompletedAfterSeconds: KEEP_DONE_SECONDS,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'job upkeep failed'));
  await boss.start();
  return boss;
};

/** Nobody else can be running jobs of an embedded database, so what a killed process left running runs again at once. */
const takeBackAbandoned = async (database: Database): Promise<void> => {
  if (database.kind !== 'pglite') return;
  await database.executeSql(
    `UPDATE ${SCHEMA}.job SET state = 'retry', start_after = now() WHERE state = 'active'`,
  );
};

/**
 * Opens the job queues named in `queues` on the service's own database.
 * Equal keys are told apart by the queue policy `short`: at most one job per key waits for its first run.
 */
export async function openJobs(
  services: Services,
  queues: QueueTable,
  { pollMs = POLL_MS }: { pollMs?: number } = {},
): Promise<Jobs> {
  const { database, hub, logger, tracing = NO_TRACING } = services;
  const boss = await createBoss(services);
  await takeBackAbandoned(database);
  const treatment = new Map<string, Required<QueueOptions>>();
  for (const [name, options] of Object.entries(queues)) {
    const { concurrency, ...stored } = { ...QUEUE_DEFAULTS, ...options };
    const queue = { name, policy: 'short' as const, retryBackoff: true, ...stored };
    await boss.createQueue(name, { ...queue });
    await boss.updateQueue(name, { ...queue });
    treatment.set(name, { concurrency, ...stored });
  }
  const known = (name: string): Required<QueueOptions> => {
    const options = treatment.get(name);
    if (!options) throw new Error(`there is no job queue ${name}`);
    return options;
  };

  const workers = new Map<string, Worker>();
  const undo: (() => void)[] = [];

  const add = (name: string, options: { singletonKey: string; singletonSeconds?: number }): void => {
    boss.send(name, {}, { ...options, retryLimit: 0 }).then(
      (id) => id && workers.get(name)?.wake(),
      (error: unknown) => logger.warn({ err: error, queue: name }, 'job not added'),
    );
  };

  return {
    async enqueue(tx, name, data, { singletonKey } = {}) {
      known(name);
      const traceparent = tracing.current();
      const id = await boss.send(name, traceparent === null ? data : { ...data, traceparent }, {
        db: executorIn(tx),
        singletonKey: singletonKey ?? randomUUID(),
      });
      await publish(tx, topicOf(name));
      return id;
    },
    work<T extends object>(name: string, handler: (job: Job<T>) => Promise<void>) {
      const { concurrency, expireInSeconds } = known(name);
      if (workers.has(name)) throw new Error(`job queue ${name} has a worker already`);
      const worker = new Worker(
        {
          fetch: (limit) => boss.fetch<object>(name, { batchSize: limit, includeMetadata: true }),
          complete: async (id) => void (await boss.complete(name, id)),
          fail: async (id, error) => void (await boss.fail(name, id, describe(error))),
        },
        (job) =>
          tracing.apart(() =>
            tracing.resume(
              { name: `job ${name}`, kind: 'CONSUMER', told: { 'jieru.job.retries': job.retries } },
              (job.data as Noted).traceparent ?? null,
              () => handler(job as Job<T>),
            ),
          ),
        (error, jobId) => logger.warn({ err: error, queue: name, jobId }, 'job failed'),
        { concurrency, pollMs, expireMs: expireInSeconds * 1000 },
      );
      workers.set(name, worker);
      undo.push(hub.on(topicOf(name), () => tracing.apart(() => worker.wake())));
      worker.wake();
    },
    every(name, seconds) {
      known(name);
      const tick = () => add(name, { singletonKey: 'every', singletonSeconds: seconds });
      // Twice per interval: the database decides which of all the attempts falls into a new interval.
      const timer = setInterval(tick, Math.max(500, seconds * 500));
      undo.push(() => clearInterval(timer));
      tick();
    },
    whenever(name, topic) {
      known(name);
      undo.push(hub.on(topic, () => add(name, { singletonKey: 'whenever' })));
    },
    async pending() {
      const { rows } = await database.executeSql(
        `SELECT count(*)::int AS n FROM ${SCHEMA}.job WHERE state = 'active' OR (state < 'active' AND start_after <= now())`,
      );
      return Number(rows[0]?.['n']);
    },
    async depths() {
      const { rows } = await database.executeSql(
        `SELECT name, count(*)::int AS n, extract(epoch FROM now() - min(start_after))::float8 AS age
         FROM ${SCHEMA}.job WHERE state = 'active' OR (state < 'active' AND start_after <= now()) GROUP BY name`,
      );
      const found = new Map(rows.map((row) => [String(row['name']), row]));
      return [...treatment.keys()].map((queue) => ({
        queue,
        waiting: Number(found.get(queue)?.['n'] ?? 0),
        oldestSeconds: Number(found.get(queue)?.['age'] ?? 0),
      }));
    },
    async stop() {
      for (const one of undo.splice(0)) one();
      await Promise.all([...workers.values()].map((worker) => worker.stop(STOP_MS)));
      workers.clear();
      await boss.stop({ graceful: false });
    },
  };
}

/** What is kept of a failure: its kind and message, which by the rule for errors hold no personal data. */
const describe = (error: unknown): object => ({
  name: error instanceof Error ? error.name : typeof error,
  message: firstLine(error),
});
