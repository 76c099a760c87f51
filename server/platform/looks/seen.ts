import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { StaffActor } from '../tenancy/actor.ts';

/** What one reviewer has looked at of a filing since a moment, as the audit has it. */
export type Seen = {
  /** Whether the details were shown in clear. */
  details: boolean;
  /** Whether the picture of this material was shown. */
  picture(materialId: string): boolean;
};

/** Counts in every session of the reviewer, and nobody else's looks. */
export async function seenSince(
  tx: Prisma.TransactionClient,
  { staffId }: Pick<StaffActor, 'staffId'>,
  filingId: string,
  since: Date,
): Promise<Seen> {
  const looks = await tx.auditEvent.findMany({
    where: {
      filingId,
      actorKind: 'STAFF',
      actorId: staffId,
      at: { gte: since },
      what: { in: ['DETAILS', 'PICTURE'] },
    },
    select: { what: true, targetId: true },
    distinct: ['what', 'targetId'],
  });
  const pictures = new Set(looks.filter(({ what }) => what === 'PICTURE').map(({ targetId }) => targetId));
  return {
    details: looks.some(({ what }) => what === 'DETAILS'),
    picture: (materialId) => pictures.has(materialId),
  };
}
