import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { mainlandRanges } from '../../../platform/tenancy/settings.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Places } from './check.ts';
import { regionsOf } from './regions.ts';

/** Where a provider's servers may stand: its regions, and its addresses in the mainland. */
export const placesOf = async (tx: Prisma.TransactionClient, tenant: Tenant): Promise<Places> => ({
  regions: await regionsOf(tx, tenant),
  ranges: await mainlandRanges(tx, tenant),
});
