import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { openEventHub, type EventHub } from '../../server/platform/events/hub.ts';
import { publish } from '../../server/platform/events/publish.ts';
import { openJobs, type Jobs } from '../../server/platform/jobs/jobs.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { eachDatabase } from '../testkit/database.ts';
import { eventually } from './support/eventually.ts';

const QUEUES = {
  plain: {},
  woken: {},
  told: {},
  failing: { retryLimit: 3, retryDelay: 1 },
  keyed: {},
  late: { expireInSeconds: 1 },
  ticking: {},
  slow: {},
  left: {},
  many: { concurrency: 5 },
};
const logger = createLogger({ level: 'silent' });

eachDatabase((open, kind) => {
  let database: Database;
  let hub: EventHub;
  let jobs: Jobs;
  beforeAll(async () => {
    database = await open();
    hub = await openEventHub(database);
    jobs = await openJobs({ database, hub, logger }, QUEUES);
  });
  afterAll(async () => {
    await jobs.stop();
    await hub.close();
  });

  const enqueue = (name: string, data: object, options = {}) =>
    database.prisma.$transaction((tx) => jobs.enqueue(tx, name, data, options));

  test('a job runs as soon as its transaction has committed, with its data', async () => {
    const done: unknown[] = [];
    jobs.work<{ filingId: string }>('plain', (job) => Promise.resolve(void done.push(job.data)));
    await database.prisma.$transaction(async (tx) => {
      await jobs.enqueue(tx, 'plain', { filingId: 'fil_1', note: '备案', list: [1, 2] });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(done).toEqual([]);
    });
    await eventually('the job', () => done.length === 1);
    expect(done).toEqual([{ filingId: 'fil_1', note: '备案', list: [1, 2] }]);
  });

  test('the commit itself wakes a worker, which need not look again and again', async () => {
    const sleepy = await openJobs({ database, hub, logger }, QUEUES, { pollMs: 600_000 });
    let runs = 0;
    sleepy.work('woken', () => Promise.resolve(void (runs += 1)));
    for (let wanted = 1; wanted <= 3; wanted += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await enqueue('woken', {});
      await eventually('the job', () => runs === wanted);
    }
    await sleepy.stop();
  });

  test('what is published wakes a queue that listens for it, at the commit and without looking again', async () => {
    const sleepy = await openJobs({ database, hub, logger }, QUEUES, { pollMs: 600_000 });
    let runs = 0;
    sleepy.work('told', () => Promise.resolve(void (runs += 1)));
    sleepy.whenever('told', 'news');
    for (let wanted = 1; wanted <= 3; wanted += 1) {
      await database.prisma.$transaction((tx) => publish(tx, 'news'));
      await eventually('the job', () => runs === wanted);
    }
    await database.prisma.$transaction((tx) => publish(tx, 'other news'));
    await sleepy.stop();
    expect(runs).toBe(3);
  });

  test('a job of a transaction that is rolled back never runs', async () => {
    const work = database.prisma.$transaction(async (tx) => {
      await jobs.enqueue(tx, 'plain', { never: true });
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(await jobs.pending()).toBe(0);
  });

  test('a job that fails is tried again, later each time, until it succeeds', async () => {
    const retries: number[] = [];
    jobs.work('failing', (job) => {
      retries.push(job.retries);
      return retries.length < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await enqueue('failing', {});
    await eventually('the second attempt', () => retries.length === 2, 10_000);
    expect(retries).toEqual([0, 1]);
    await eventually('the end', async () => (await jobs.pending()) === 0);
  });

  test('while a job with the same key waits, it is not added again; other keys are', async () => {
    expect(await enqueue('keyed', { n: 1 }, { singletonKey: 'fil_1' })).not.toBeNull();
    expect(await enqueue('keyed', { n: 2 }, { singletonKey: 'fil_1' })).toBeNull();
    expect(await enqueue('keyed', { n: 3 }, { singletonKey: 'fil_2' })).not.toBeNull();
    expect(await enqueue('keyed', { n: 4 })).not.toBeNull();
    expect(await enqueue('keyed', { n: 5 })).not.toBeNull();
    const seen: number[] = [];
    jobs.work<{ n: number }>('keyed', (job) => Promise.resolve(void seen.push(job.data.n)));
    await eventually('all four', () => seen.length === 4);
    expect(seen.sort()).toEqual([1, 3, 4, 5]);
  });

  test('a run that comes back after its time leaves the job to whoever has it by then', async () => {
    const slow = await openJobs({ database, hub, logger }, QUEUES);
    let ends: (() => void) | undefined;
    slow.work(
      'late',
      (job) =>
        new Promise<void>((resolve) => {
          if (job.retries === 0) ends = resolve;
        }),
    );
    await enqueue('late', {});
    await eventually('the start', () => ends !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    // Another replica has it: it was taken for dead.
    await database.executeSql(
      `UPDATE pgboss.job SET started_on = now(), retry_count = 1 WHERE name = 'late'`,
    );
    ends?.();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { rows } = await database.executeSql(`SELECT state::text FROM pgboss.job WHERE name = 'late'`);
    expect(rows.map(({ state }) => state)).not.toContain('completed');
    await slow.stop();
    await database.executeSql(`DELETE FROM pgboss.job WHERE name = 'late'`);
  });

  test('a regular job is added once per interval, however many replicas add it', async () => {
    const other = await openJobs({ database, hub, logger }, QUEUES);
    let runs = 0;
    jobs.work('ticking', () => Promise.resolve(void (runs += 1)));
    const from = Date.now();
    for (const replica of [jobs, other]) replica.every('ticking', 1);
    await eventually('the third run', () => runs >= 3);
    await other.stop();
    expect(runs).toBeLessThanOrEqual((Date.now() - from) / 1000 + 2);
  });

  test('many jobs run several at a time, each once', async () => {
    const seen = new Map<number, number>();
    let at = 0;
    let most = 0;
    jobs.work<{ n: number }>('many', async (job) => {
      most = Math.max(most, (at += 1));
      seen.set(job.data.n, (seen.get(job.data.n) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      at -= 1;
    });
    await database.prisma.$transaction(async (tx) => {
      for (let n = 0; n < 20; n += 1) await jobs.enqueue(tx, 'many', { n });
    });
    await eventually('all', () => seen.size === 20 && at === 0);
    expect([...seen.values()].every((count) => count === 1)).toBe(true);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(5);
  });

  test('an unknown queue is an error at once, not a job that nobody takes', async () => {
    await expect(enqueue('unheard-of', {})).rejects.toThrow('unheard-of');
  });

  test('stopping is quick, tells handlers, and gives back what they did not finish', async () => {
    const replica = await openJobs({ database, hub, logger }, QUEUES);
    let told = false;
    let started = false;
    replica.work('slow', (job) => {
      started = true;
      job.signal.addEventListener('abort', () => (told = true));
      return new Promise(() => undefined);
    });
    await enqueue('slow', {});
    await eventually('the start', () => started);
    const from = Date.now();
    await replica.stop();
    expect(Date.now() - from).toBeLessThan(8_000);
    expect(told).toBe(true);
    let again = 0;
    jobs.work('slow', (job) => Promise.resolve(void (again = job.retries)));
    await eventually('the second run', () => again === 1, 8_000);
  });

  test.runIf(kind === 'pglite')(
    'what a killed process left running runs again after the restart',
    async () => {
      await enqueue('left', {});
      await database.executeSql(
        `UPDATE pgboss.job SET state = 'active', started_on = now() WHERE name = 'left'`,
      );
      const restarted = await openJobs({ database, hub, logger }, QUEUES);
      let ran = false;
      restarted.work('left', () => Promise.resolve(void (ran = true)));
      await eventually('the run', () => ran);
      await restarted.stop();
    },
  );
});
