import type { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { kindsUnder } from './papers.ts';
import { FORGOTTEN } from '../../../platform/materials/settle.ts';
import { forgetPieces } from '../../../platform/materials/pieces/pieces.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';

/** Makes the pictures stored under a consent unreadable for ever: their keys go at once, the files with the next sweep. */
export async function shredMaterials(
  tx: Prisma.TransactionClient,
  filingId: string,
  purpose: ConsentPurpose,
): Promise<void> {
  const kinds = { in: kindsUnder(purpose) };
  await forgetPieces(tx, { filingId, kind: kinds });
  await tx.material.updateMany({
    where: { filingId, kind: kinds, status: { not: 'REMOVED' } },
    data: { status: 'REMOVED', ...FORGOTTEN },
  });
  // A signature beneath pictures that are gone proves nothing and still names somebody.
  await tx.electronicVerification.updateMany({ where: { filingId }, data: { personal: null } });
  await tx.faceCheck.updateMany({
    where: { OR: [{ photo: { filingId } }, { card: { filingId } }] },
    data: { current: false, reason: null, score: null },
  });
}

/** Of a shipment (邮寄资料) everything that people typed. */
const NOTHING_SAID = {
  requested: '',
  requestedSealed: null,
  courier: null,
  trackingNumber: null,
  trackingNumberSealed: null,
  problem: null,
  problemSealed: null,
} as const;

/** Destroys everything personal of a filing that ended; what stays says that there was one, and what happened to it. */
export async function shredFiling(
  { tx, sealer }: Pick<Work, 'tx' | 'sealer'>,
  filing: FullFiling,
): Promise<void> {
  const of = { filingId: filing.id };
  await shredMaterials(tx, filing.id, 'IDENTITY_PAPERS');
  await shredMaterials(tx, filing.id, 'FACE');
  await tx.electronicVerification.updateMany({ where: of, data: { personal: null } });
  await tx.responsiblePerson.deleteMany({ where: of });
  await tx.backdropRequest.deleteMany({ where: of });
  await tx.filingWebsite.updateMany({ where: of, data: { personal: null } });
  await tx.review.updateMany({ where: of, data: { remarks: null, details: null } });
  await tx.remarkDraft.deleteMany({ where: of });
  await tx.filingNote.deleteMany({ where: of });
  await tx.shipment.updateMany({ where: of, data: NOTHING_SAID });
  await tx.dataCheck.deleteMany({ where: of });
  await tx.smsCheck.updateMany({ where: of, data: { personal: null } });
  await tx.mail.updateMany({
    where: { targetId: filing.id, status: { not: 'SENT' } },
    data: { personal: null },
  });
  await tx.filing.update({
    where: { id: filing.id },
    data: {
      personal: null,
      addressIndex: null,
      password: null,
      passwordVerifiedAt: null,
      detailsSavedAt: null,
      prefilled: [],
      prefillLocked: [],
    },
    select: { id: true },
  });
  const nobody = (id: string, part: string) => ({
    personal: sealer.seal({ certificateNumber: '' }, sealContext(id, part)),
  });
  if (filing.determinationId) {
    const id = filing.determinationId;
    await tx.determination.update({ where: { id }, data: nobody(id, 'determination'), select: { id: true } });
  }
  const { subjectId: id } = filing;
  const inUse =
    (await tx.filingRecord.count({ where: { subjectId: id } })) +
    (await tx.filing.count({
      where: { subjectId: id, id: { not: filing.id }, state: { not: 'ABANDONED' } },
    }));
  // What it is called is found no more.
  await tx.filingSearch.deleteMany({ where: of });
  if (inUse === 0) await tx.subject.update({ where: { id }, data: nobody(id, 'subject') });
}
