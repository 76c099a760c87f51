import type { Prisma, Server } from '../../../../prisma/generated/client/client.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { mainlandRanges } from '../../../platform/tenancy/settings.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { checkServer } from './check.ts';
import type { Terms } from './check.ts';
import { productsOf } from './products.ts';
import { regionsOf } from './regions.ts';
import { slotsTakenOfEach } from './slots.ts';

/** What a provider's servers are checked by: its products, its regions, and its addresses in the mainland. */
export const termsOf = async (tx: Prisma.TransactionClient, tenant: Tenant): Promise<Terms> => ({
  products: await productsOf(tx, tenant),
  regions: await regionsOf(tx, tenant),
  ranges: await mainlandRanges(tx, tenant),
});

/**
 * Why no site may be filed on each of several servers of one provider now, in the order given; what is empty may be chosen. Statements do
 * not grow with them.
 */
export async function obstaclesOfEach(
  tx: Prisma.TransactionClient,
  servers: readonly Server[],
  now: Date,
): Promise<Issue[][]> {
  const [first] = servers;
  if (!first) return [];
  const [terms, taken] = [await termsOf(tx, first), await slotsTakenOfEach(tx, servers)];
  return servers.map((server, index) => checkServer(server, taken[index] ?? 0, now, ['serverId'], terms));
}
