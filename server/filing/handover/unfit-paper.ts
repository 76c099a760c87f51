import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { FORGOTTEN } from '../../platform/materials/settle.ts';
import { changeFiling, type Doer } from '../machine/change.ts';
import type { FullFiling } from '../../../prisma/selections.ts';

/** A stored paper (资料) of which no legible version fits into what the authority takes. */
export class UnfitPaper extends Error {
  constructor(
    readonly material: { readonly id: string; readonly kind: MaterialKind },
    cause: unknown,
  ) {
    super(`${material.kind} ${material.id} fits no limit of the authority`, { cause });
    this.name = 'UnfitPaper';
  }
}

/**
 * Gives an order back to its applicant instead of handing it over, in the caller's transaction: the paper is refused, so
 * that its step says what to do, and every site that was to be filed counts as refused until the order is edited.
 */
export async function refuseHandOver(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  { submissionId, paper, by, now }: { submissionId: string; paper: UnfitPaper; by: Doer; now: Date },
): Promise<void> {
  await tx.submission.update({
    where: { id: submissionId },
    data: { status: 'FAILED', failedAt: now },
    select: { id: true },
  });
  await tx.material.updateMany({
    where: { id: paper.material.id, status: 'STORED' },
    data: { status: 'REFUSED', refusal: 'MATERIAL_UNFIT', ...FORGOTTEN },
  });
  await tx.filingWebsite.updateMany({
    where: { filingId: filing.id, result: 'PENDING' },
    data: { result: 'REFUSED' },
  });
  await changeFiling(tx, filing, {
    action: 'REFUSE_HAND_OVER',
    by,
    now,
    expectedVersion: null,
    data: { decidedAt: now },
  });
}
