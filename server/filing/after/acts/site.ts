import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { formatFilingNumber, parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { NotFound } from '../../../../schema/rules/failures.ts';
import type { Tx } from '../../../../prisma/database.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';

const WITH_RECORD = { record: { include: { subject: true } } } as const satisfies Prisma.WebsiteInclude;

type OwnSite = Prisma.WebsiteGetPayload<{ include: typeof WITH_RECORD }>;

/** A website that this provider gives access to, by its filing number in any spelling. @throws NotFound */
export async function ownSite(tx: Tx, { providerId, mode }: Tenant, typed: string): Promise<OwnSite> {
  const parsed = parseFilingNumber(typed);
  const website = await tx.website.findFirst({
    where: {
      providerId,
      mode,
      websiteNumber: parsed ? formatFilingNumber(parsed) : typed,
      accessSince: { not: null },
      accessCancelledAt: null,
      deregisteredAt: null,
    },
    include: WITH_RECORD,
  });
  if (!website) throw new NotFound('website');
  return website;
}
