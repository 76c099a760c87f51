import type { Prisma, Website } from '../../../../prisma/generated/client/client.ts';
import { heldColumn } from '../../../platform/privacy/columns.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';

/** Where a cancellation of access (取消接入) stands until it is done. */
export type Cancellation = {
  state: 'PENDING' | 'REFUSED';
  requestedAt: Date;
  decidedAt: Date | null;
  /** Result code (Jgdm) of a refusal. */
  code: number | null;
  /** The authority's own words on a refusal. */
  opinion: string | null;
};

/** A website whose cancellation was not asked for. */
export const NOT_ASKED = {
  cancelAskedAt: null,
  cancelRefusedAt: null,
  cancelCode: null,
  cancelOpinion: null,
  cancelOpinionSealed: null,
} as const;

type Asked = Pick<Website, 'id' | keyof typeof NOT_ASKED | 'accessCancelledAt'>;

/** Null when it was not asked for, or is done. */
export function cancellationOf(sealer: Sealer, website: Asked): Cancellation | null {
  const { accessCancelledAt, cancelAskedAt, cancelRefusedAt, cancelCode } = website;
  if (!cancelAskedAt || accessCancelledAt) return null;
  return {
    state: cancelRefusedAt ? 'REFUSED' : 'PENDING',
    requestedAt: cancelAskedAt,
    decidedAt: cancelRefusedAt,
    code: cancelCode,
    opinion: heldColumn(sealer, website, 'cancelOpinion'),
  };
}

type Sent = { id: string; authorityAccessId: bigint; cancelRefusals: number };

/** What a question is sent under. Asked again while it waits, it is the same one; after a refusal it is another. */
export const cancelReference = ({ id, authorityAccessId, cancelRefusals }: Sent): string =>
  [`cancel-access:${id}:${authorityAccessId}`, ...(cancelRefusals > 0 ? [cancelRefusals] : [])].join(':');

/** Notes that the authority was asked, unless its refusal was faster or the question waits already. */
export async function noteAsked(
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  { id, cancelRefusals }: Pick<Website, 'id' | 'cancelRefusals'>,
  now: Date,
): Promise<void> {
  const { count } = await tx.website.updateMany({
    where: { id, cancelRefusals, OR: [{ cancelAskedAt: null }, { cancelRefusedAt: { not: null } }] },
    data: { ...NOT_ASKED, cancelAskedAt: now },
  });
  if (count === 0) return;
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant: actor, by, action: 'ACCESS_CANCEL_ASKED', targetId: id, at: now });
}
