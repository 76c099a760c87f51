import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Deregistration } from '../../authority/port.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { tellOfWebsite } from '../after/records/websites.ts';

/** Notes of the sites that were served until now that they are so no longer, and tells the provider of each. */
async function endAccess(
  tx: Prisma.TransactionClient,
  where: Prisma.WebsiteWhereInput,
  now: Date,
): Promise<void> {
  const served = await tx.website.findMany({
    where: { ...where, accessSince: { not: null }, accessCancelledAt: null },
  });
  const ids = served.map(({ id }) => id);
  await tx.website.updateMany({ where: { id: { in: ids } }, data: { accessCancelledAt: now } });
  for (const website of served) await tellOfWebsite(tx, website, 'website.cancelled', now);
}

/** What the authority has struck off (ZXSJ) is no longer filed, or no longer ours to serve. Unknown ids are nobody's here. */
export async function forgetRecord(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { level, authorityId }: Deregistration,
  now: Date,
): Promise<void> {
  const here = { providerId, mode };
  switch (level) {
    case 'SUBJECT': {
      const record = await tx.filingRecord.findFirst({ where: { ...here, authoritySubjectId: authorityId } });
      if (!record) return;
      await tx.filingRecord.update({ where: { id: record.id }, data: { deregisteredAt: now } });
      await tx.website.updateMany({ where: { recordId: record.id }, data: { deregisteredAt: now } });
      return endAccess(tx, { recordId: record.id }, now);
    }
    case 'WEBSITE':
      await tx.website.updateMany({
        where: { ...here, authorityWebsiteId: authorityId },
        data: { deregisteredAt: now },
      });
      return endAccess(tx, { ...here, authorityWebsiteId: authorityId }, now);
    case 'ACCESS':
      return endAccess(tx, { ...here, authorityAccessId: authorityId }, now);
  }
}
