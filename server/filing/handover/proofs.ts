import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { AccessResult, FiledRecord } from '../../authority/port.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

/** Jgdm of an approval. */
const APPROVED = 1001;

/**
 * Approvals that a full record (BASJ, SJTB) proves: it holds an access of ours under an id that we gave (IspJrid), on the
 * website that was handed over under it. The result that should have come before (BAJG) may have been lost.
 */
export async function approvalsIn(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { websites }: FiledRecord,
  now: Date,
): Promise<AccessResult[]> {
  const held = websites.flatMap(({ websiteNumber, accesses }) =>
    accesses.flatMap(({ ours, providerAccessId: accessId }) =>
      ours && accessId !== null ? [{ accessId, websiteNumber }] : [],
    ),
  );
  if (held.length === 0) return [];
  const handed = await tx.handedAccess.findMany({
    where: {
      accessId: { in: held.map(({ accessId }) => accessId) },
      website: { filing: { providerId, mode } },
    },
    select: { accessId: true, website: { select: { websiteNumber: true } } },
  });
  return handed
    .filter(({ accessId, website }) =>
      held.some((each) => each.accessId === accessId && each.websiteNumber === website.websiteNumber),
    )
    .map(({ accessId }) => ({
      accessId,
      websiteNumber: null,
      uploadSequence: null,
      isNewAccess: true,
      outcome: 'APPROVED',
      code: APPROVED,
      opinion: null,
      wordless: [],
      at: now,
    }));
}
