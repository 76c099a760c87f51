import type { Tx } from '../../../prisma/database.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { holds } from './range.ts';

/** Jgdm: the access's addresses differ from the provider's own filing of addresses. What the bureau would say is said before. */
export const UNFILED_CODE = 1063;

type Filed = { readonly first: string; readonly last: string };

/**
 * Ranges that are filed, changes and deletions that wait included: they stand until the authority says otherwise. None where the
 * provider has none here, because it may have filed them by other means.
 */
const filedRanges = (tx: Pick<Tx, 'ipRange'>, { providerId, mode }: Tenant): Promise<Filed[]> =>
  tx.ipRange.findMany({
    where: { providerId, mode, state: 'FILED' },
    select: { first: true, last: true },
  });

/**
 * Which of these addresses lie in no range of the provider's that is filed (IP 地址备案); nothing is compared as long as no range is
 * known here, filed, sent or refused.
 */
export async function unfiledAddresses(
  tx: Pick<Tx, 'ipRange'>,
  tenant: Tenant,
  addresses: readonly string[],
): Promise<string[]> {
  const { providerId, mode } = tenant;
  if ((await tx.ipRange.count({ where: { providerId, mode } })) === 0) return [];
  const filed = await filedRanges(tx, tenant);
  return addresses.filter((address) => !filed.some((range) => holds(range, address)));
}
