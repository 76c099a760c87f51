import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { CancellationRefusal } from '../../../authority/port.ts';
import { keptColumn } from '../../../platform/privacy/columns.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { AUTHORITY, recordAudit } from '../../../platform/tenancy/audit.ts';
import { tellOfWebsite } from '../records/websites.ts';
import { cancelReference } from './standing.ts';

/** Whether it is our own question of now that was answered, and not that of other software under the same account. */
async function wasAsked(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  submissionId: string,
): Promise<boolean> {
  const sent = await tx.authorityMessage.count({
    where: { providerId, mode, direction: 'SENT', submissionId, sequence: { not: null } },
  });
  return sent > 0;
}

/** Notes that the authority does not end an access (取消接入), and tells the provider; the applicant is told by `tellRefusals` and may ask again. */
export async function refuseCancellation(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { authorityAccessId, websiteNumber, code, opinion }: CancellationRefusal,
  { now, sealer }: { now: Date; sealer: Sealer },
): Promise<void> {
  const named = authorityAccessId === null ? { websiteNumber: websiteNumber ?? '' } : { authorityAccessId };
  const website = await tx.website.findFirst({
    where: { providerId, mode, ...named, accessSince: { not: null }, accessCancelledAt: null },
  });
  const accessId = website?.authorityAccessId ?? null;
  if (!website || accessId === null) return;
  const reference = cancelReference({ ...website, authorityAccessId: accessId });
  if (!(await wasAsked(tx, website, reference))) return;
  await tx.website.update({
    where: { id: website.id },
    data: {
      cancelAskedAt: website.cancelAskedAt ?? now,
      cancelRefusedAt: now,
      cancelCode: code,
      ...keptColumn(sealer, website.id, 'cancelOpinion', opinion),
      cancelRefusals: { increment: 1 },
      cancelTellAt: new Date(),
    },
  });
  const told = { tenant: website, by: AUTHORITY, action: 'ACCESS_CANCEL_REFUSED', at: now } as const;
  await recordAudit(tx, { ...told, targetId: website.id });
  await tellOfWebsite(tx, website, 'website.cancel_refused', now, { code });
}
