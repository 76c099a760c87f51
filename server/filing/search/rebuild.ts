import type { Database } from '../../../prisma/database.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { lockFiling } from '../machine/full-filing.ts';
import { indexFiling } from './index-filing.ts';

/** Filings read at once. */
const PAGE = 500;

/** Writes anew by what the filings of a tenant are found; the service keeps serving. Tells how many there were. */
export async function rebuildSearch(
  { prisma }: Pick<Database, 'prisma'>,
  privacy: Pick<Privacy, 'forProvider'>,
  tenant: Tenant,
): Promise<{ filings: number }> {
  const sealer = await privacy.forProvider(tenant.providerId);
  let filings = 0;
  for (let after = ''; ;) {
    const page = await prisma.filing.findMany({
      where: { ...tenant, id: { gt: after } },
      orderBy: { id: 'asc' },
      select: { id: true },
      take: PAGE,
    });
    const last = page.at(-1);
    if (!last) return { filings };
    after = last.id;
    filings += page.length;
    // One at a time and held, so that whoever changes it meanwhile has the last word.
    for (const { id } of page)
      await prisma.$transaction(async (tx) => {
        await lockFiling(tx, id);
        await indexFiling(tx, sealer, id);
      });
  }
}
