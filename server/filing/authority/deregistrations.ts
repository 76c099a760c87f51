import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Deregistration } from '../../authority/port.ts';
import type { Tenant } from '../../tenancy/actor.ts';

/** What the authority has struck off (ZXSJ) is no longer filed, or no longer ours to serve. Unknown ids are nobody's here. */
export async function forgetRecord(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { level, authorityId }: Deregistration,
  now: Date,
): Promise<void> {
  const serving = { accessSince: { not: null }, accessCancelledAt: null };
  const here = { providerId, mode };
  switch (level) {
    case 'SUBJECT': {
      const record = await tx.filingRecord.findFirst({ where: { ...here, authoritySubjectId: authorityId } });
      if (!record) return;
      await tx.filingRecord.update({ where: { id: record.id }, data: { deregisteredAt: now } });
      await tx.website.updateMany({ where: { recordId: record.id }, data: { deregisteredAt: now } });
      await tx.website.updateMany({
        where: { recordId: record.id, ...serving },
        data: { accessCancelledAt: now },
      });
      return;
    }
    case 'WEBSITE':
      await tx.website.updateMany({
        where: { ...here, authorityWebsiteId: authorityId },
        data: { deregisteredAt: now },
      });
      await tx.website.updateMany({
        where: { ...here, authorityWebsiteId: authorityId, ...serving },
        data: { accessCancelledAt: now },
      });
      return;
    case 'ACCESS':
      await tx.website.updateMany({
        where: { ...here, authorityAccessId: authorityId, ...serving },
        data: { accessCancelledAt: now },
      });
  }
}
