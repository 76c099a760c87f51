import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { mainlandRanges } from '../../../platform/tenancy/settings.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Terms } from './check.ts';
import { productsOf } from './products.ts';
import { regionsOf } from './regions.ts';

/** What a provider's servers are checked by: its products, its regions, and its addresses in the mainland. */
export const termsOf = async (tx: Prisma.TransactionClient, tenant: Tenant): Promise<Terms> => ({
  products: await productsOf(tx, tenant),
  regions: await regionsOf(tx, tenant),
  ranges: await mainlandRanges(tx, tenant),
});
