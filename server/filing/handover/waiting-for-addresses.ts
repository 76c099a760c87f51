import { Prisma } from '../../../prisma/generated/client/client.ts';
import { FULL_FILING, type FullFiling } from '../../../prisma/selections.ts';
import type { AccessUpload } from '../../authority/port.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { tenantsThatHave } from '../../platform/tenancy/tenants-that-have.ts';
import type { Services } from '../../services.ts';
import { UNFILED_CODE, unfiledAddresses } from '../addresses/unfiled.ts';
import { publicIpv4 } from '../draft/server/check.ts';
import { handOverFaultOf, release, type HandOverFault } from './holding.ts';

type Desk = Pick<Services, 'database' | 'clock'>;

/** Addresses that the bureau would refuse, since the provider has not filed them: that is nothing the applicant could mend. */
export async function addressesUnfiled(
  { database: { prisma } }: Desk,
  tenant: Tenant,
  accesses: readonly Pick<AccessUpload, 'ipRanges'>[],
): Promise<HandOverFault | null> {
  const addresses = accesses.flatMap(({ ipRanges }) => ipRanges.map(({ first }) => first));
  const unfiled = await unfiledAddresses(prisma, tenant, [...new Set(addresses)]);
  return unfiled.length > 0
    ? { code: UNFILED_CODE, reason: `addresses that are not filed: ${unfiled.join(', ')}` }
    : null;
}

/** Tenants with an order that waits so. */
export const tenantsWaitingForAddresses = ({
  database: { prisma },
}: Pick<Desk, 'database'>): Promise<Tenant[]> =>
  tenantsThatHave(
    prisma,
    Prisma.sql`"Filing" f WHERE f.state = 'QUEUED' AND EXISTS (
      SELECT 1 FROM "Submission" s WHERE s."filingId" = f.id AND s."failureCode" = ${UNFILED_CODE})`,
  );

const addressesOf = ({ websites }: FullFiling): string[] =>
  websites.flatMap(({ server }) => publicIpv4(server?.ips ?? []));

/** Queues orders again whose addresses are filed by now; where the provider lists no range any more, all of them. */
export async function releaseFiled({ database: { prisma }, clock }: Desk, tenant: Tenant): Promise<void> {
  const { providerId, mode } = tenant;
  const queued = await prisma.filing.findMany({
    where: {
      providerId,
      mode,
      state: 'QUEUED',
      submissions: { some: { status: 'FAILED', failureCode: UNFILED_CODE } },
    },
    include: FULL_FILING,
    orderBy: { createdAt: 'asc' },
  });
  for (const filing of queued) {
    if (handOverFaultOf(filing)?.code !== UNFILED_CODE) continue;
    if ((await unfiledAddresses(prisma, tenant, addressesOf(filing))).length > 0) continue;
    const now = await clock.now(tenant);
    await prisma.$transaction((tx) =>
      release(tx, filing, { doer: null, now, expectedVersion: filing.version }),
    );
  }
}
