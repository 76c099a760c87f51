import type { Database } from '../../../../prisma/database.ts';
import { underLease, type Lease, type LeaseOptions } from '../../../platform/leases/lease.ts';
import type { Privacy } from '../../../platform/privacy/privacy.ts';
import type { Logger } from '../../../platform/service/logging.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { accountsIn } from './accounts.ts';
import { arrivalsIn } from './arrivals.ts';
import { readCodeBook } from './code-tables.ts';
import { keepingIn } from './keeping.ts';
import { numbersIn } from './numbers.ts';
import { uploadsIn } from './uploads.ts';

/** What the store works with. */
export type StoreParts = {
  readonly database: Database;
  readonly privacy: Pick<Privacy, 'forProvider'>;
  readonly log: Logger;
  /** The tenant's clock, for what is written down; expiries and pauses go by real time. */
  readonly now: (tenant: Tenant) => Promise<Date> | Date;
};

/** What the connector keeps of its accounts and messages. The rest of it knows these functions and no database. */
export type Store = ReturnType<typeof createStore>;

export const createStore = (parts: StoreParts) => ({
  accounts: accountsIn(parts),
  arrivals: arrivalsIn(parts),
  messages: keepingIn(parts),
  numbers: numbersIn(parts),
  uploads: uploadsIn(parts),
  codeBook: (tenant: Tenant) => readCodeBook(parts.database.prisma, tenant),
  /** Runs work as the only one of all replicas that does it for an account. @throws LeaseTaken, LeaseLost */
  alone: <T>(accountId: string, work: (lease: Lease) => Promise<T>, options: LeaseOptions): Promise<T> =>
    underLease(parts.database, accountId, work, options),
});
