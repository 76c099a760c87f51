import type { Services } from '../../services.ts';
import { foldMoves } from './fold.ts';

export const FOLD_JOB = 'statistics.fold';
export const FOLD_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: 0 } as const;

/** Seconds between counts. What is read includes what is not counted yet; this keeps it to what can be read at no cost. */
const FOLD_SECONDS = 10;

export function workOnStatistics(services: Services): void {
  services.jobs.work(FOLD_JOB, async () => void (await foldMoves(services.database)));
  services.jobs.every(FOLD_JOB, FOLD_SECONDS);
}
