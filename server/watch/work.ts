import { LeaseTaken, underLease } from '../platform/leases/lease.ts';
import type { Services } from '../services.ts';
import { mailAlarms } from './mail.ts';
import { lookAround, lookHere } from './raise.ts';

export const ALARM_JOB = 'alarms';
/** What a look misses, the next one finds. */
export const ALARM_QUEUE = { concurrency: 1, expireInSeconds: 120, retryLimit: 0 } as const;

const LOOK_SECONDS = 30;
const KEPT_DAYS = 92;
const DAY_MS = 86_400_000;

async function look(services: Services): Promise<void> {
  try {
    await underLease(services.database, ALARM_JOB, async () => {
      await lookAround(services);
      await mailAlarms(services);
    });
  } catch (error) {
    if (!(error instanceof LeaseTaken)) throw error;
  }
}

/** Looks for what needs a person: once among all replicas, and each at its own machine. Returns how to stop the latter. */
export function workOnAlarms(services: Services): () => void {
  const { jobs } = services;
  jobs.work(ALARM_JOB, () => look(services));
  jobs.every(ALARM_JOB, LOOK_SECONDS);
  const here = (): void => void lookHere(services);
  const timer = setInterval(here, LOOK_SECONDS * 1000);
  here();
  return () => clearInterval(timer);
}

/** Forgets alarms that have long been over. */
export async function sweepAlarms({ database: { prisma } }: Pick<Services, 'database'>): Promise<number> {
  const before = new Date(Date.now() - KEPT_DAYS * DAY_MS);
  const { count } = await prisma.alarm.deleteMany({ where: { clearedAt: { lt: before } } });
  return count;
}
