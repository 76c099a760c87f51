import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { LeaseLost, LeaseTaken, type Lease } from '../../platform/leases/lease.ts';
import type { Account } from './account.ts';
import type { Parts } from './parts.ts';

/** Longest wait for another sender to finish. Milliseconds. */
const PATIENCE_MS = 20_000;
const SOON_SECONDS = 5;

/**
 * Runs work as the only sender of an account among all replicas: numbers leave no gap.
 * @throws AuthorityUnavailable when another one goes on sending for longer than patience lasts, or has taken over
 */
export async function asOnlySender<T>(
  { store, lease: options }: Pick<Parts, 'store' | 'lease'>,
  { id, schedule }: Pick<Account, 'id' | 'schedule'>,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  try {
    return await store.alone(id, work, { patienceMs: PATIENCE_MS, ...options });
  } catch (error) {
    if (error instanceof LeaseTaken) throw new AuthorityUnavailable(SOON_SECONDS);
    if (error instanceof LeaseLost) throw new AuthorityUnavailable(schedule.retry);
    throw error;
  }
}
