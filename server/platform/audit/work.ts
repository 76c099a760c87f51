import type { Services } from '../../services.ts';
import { anchorAudit } from './anchor.ts';
import { chainAudit } from './chain.ts';

export const CHAIN_JOB = 'audit.chain';
export const ANCHOR_JOB = 'audit.anchor';
/** What a run leaves, the next one finds. */
export const AUDIT_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: 0 } as const;

const CHAIN_SECONDS = 1;
const ANCHOR_SECONDS = 600;

/** Chains what was written to the audit, and tells once a day where each chain stands. */
export function workOnAudit(services: Services): void {
  const { jobs } = services;
  jobs.work(CHAIN_JOB, () => chainAudit(services));
  jobs.work(ANCHOR_JOB, async () => void (await anchorAudit(services, new Date())));
  jobs.every(CHAIN_JOB, CHAIN_SECONDS);
  jobs.every(ANCHOR_JOB, ANCHOR_SECONDS);
}
