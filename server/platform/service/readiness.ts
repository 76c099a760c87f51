import { firstLine } from '../../../prisma/startup-error.ts';
import type { Logger } from './logging.ts';
import { probeStorage, whyStorageFails } from '../materials/storage-marker.ts';
import type { Storage } from '../materials/storage.ts';
import type { Replica } from './replicas.ts';

/** Whether this process should be sent requests. */
export type Readiness = {
  /** Null when it is ready, else the reason in one line without a secret. */
  problem(): Promise<string | null>;
  /** From now on it is not: the process is about to end. */
  leave(): void;
};

/** A clock that is further off signs, expires and orders wrongly. */
const MOST_CLOCK_MS = 60_000;
/** Balancers ask every second, several of them; the answer is as old as this at most. */
const KEEP_MS = 3_000;
const KEEP_STORAGE_MS = 15_000;
const PROBE_MS = 5_000;

/** How far off a clock is, in words; null while it is near enough. */
export const clockProblem = (aheadMs: number): string | null =>
  Math.abs(aheadMs) <= MOST_CLOCK_MS
    ? null
    : `the clock of this machine is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's; set it (NTP)`;

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${PROBE_MS / 1000} s`)), PROBE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Asks one thing at most once at a time, and keeps its answer for a while; what failed is asked again sooner. */
const kept = (keepMs: number, ask: () => Promise<string | null>): (() => Promise<string | null>) => {
  let until = 0;
  let answer: Promise<string | null> = Promise.resolve(null);
  return () => {
    if (Date.now() < until) return answer;
    until = Number.POSITIVE_INFINITY;
    answer = ask().then((problem) => {
      until = Date.now() + (problem === null ? keepMs : Math.min(keepMs, KEEP_MS));
      return problem;
    });
    return answer;
  };
};

type Parts = {
  readonly replica: Pick<Replica, 'id' | 'beat'>;
  readonly storage: Storage;
  readonly log: Pick<Logger, 'warn'>;
};

/** Ready is who can write into database and storage, by a clock that is right. */
export function createReadiness({ replica, storage, log }: Parts): Readiness {
  let leaving = false;
  const database = kept(KEEP_MS, async () => {
    try {
      return clockProblem(await inTime(replica.beat()));
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      return `the database takes no write${error instanceof NoAnswer ? `: ${firstLine(error)}` : ''}`;
    }
  });
  const papers = kept(KEEP_STORAGE_MS, async () => {
    try {
      await inTime(probeStorage(storage, replica.id));
      return null;
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      return `the storage takes no file: ${whyStorageFails(error)}`;
    }
  });
  return {
    problem: async () => {
      if (leaving) return 'about to end';
      const [first, second] = await Promise.all([database(), papers()]);
      return first ?? second;
    },
    leave: () => void (leaving = true),
  };
}
