import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

/** Something that is wrong now. */
export type Found = {
  /** Whose it is; null for the installation's or a machine's. */
  readonly tenant: Tenant | null;
  readonly targetId: string;
  readonly since: Date;
  /** What its words need; nothing personal. */
  readonly facts?: Readonly<Record<string, string | number>>;
};

export type Looking = Pick<Services, 'database' | 'clock' | 'jobs' | 'config' | 'publicUrl'>;

/** Looks for one kind of trouble. */
export type Find = (looking: Looking) => Promise<readonly Found[]>;

/** So many of one kind are told one by one, the longest first; who has more sees them in the lists. */
export const MOST_FOUND = 200;
