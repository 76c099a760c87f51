/** Sends what is queued for one tenant's authority, in order; data: {providerId, mode}. */
export const HAND_OVER_JOB = 'authority.hand-over';
/** Fetches results of one tenant's authority; data: {providerId, mode}. */
export const POLL_JOB = 'authority.poll';

/** Takes up what could not be handed over at once. */
export const RESUME_JOB = 'authority.resume';

export type TenantJob = { providerId: string; mode: 'TEST' | 'LIVE' };
