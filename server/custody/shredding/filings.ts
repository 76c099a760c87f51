import { randomBytes } from 'node:crypto';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { FULL_FILING, type FullFiling } from '../../../prisma/selections.ts';
import { endOrder } from '../../filing/draft/applicant-actions.ts';
import { shredFiling, shredMaterials } from '../../filing/draft/consent/shred.ts';
import { cancelQueued } from '../../filing/machine/submissions.ts';
import { lockFiling } from '../../filing/machine/full-filing.ts';
import { FINAL_STATES } from '../../filing/machine/transitions.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';

/*
 * Shredding. What names a person stands sealed in the row it belongs to, and each file has a key of its own in its row: destroying
 * them is to empty these columns. A key per person, itself a column, would be lost and kept in the very same places.
 */

type Tx = Prisma.TransactionClient;
export type Shredding = { readonly tx: Tx; readonly sealer: Sealer; readonly now: Date };

const SYSTEM = { party: 'SYSTEM', id: null } as const;

/** Bytes in place of a blind index that is to find nothing any more. */
export const nobodysIndex = () => randomBytes(32);

/** Destroys the keys of all papers and photos of a filing; the files go with the next sweep. */
export async function shredPapers(tx: Tx, filingId: string): Promise<void> {
  await lockFiling(tx, filingId);
  await shredMaterials(tx, filingId, 'IDENTITY_PAPERS');
  await shredMaterials(tx, filingId, 'FACE');
  await tx.material.updateMany({ where: { filingId }, data: { sha256: null } });
}

/** What identifies the subject of a filing besides what is sealed: its numbers and domains, and names the provider gave it. */
async function forgetNumbers({ tx, now }: Shredding, { id, determinationId }: FullFiling): Promise<void> {
  await tx.filingWebsite.updateMany({
    where: { filingId: id },
    data: { domains: [], filedName: null, websiteNumber: '', openKey: null },
  });
  await tx.decision.updateMany({
    where: { website: { filingId: id } },
    data: { opinion: null, opinionSealed: null },
  });
  // The authority's own words, as the history has them.
  await tx.$executeRaw`
    UPDATE "TimelineEvent" SET data = CASE WHEN type = 'REFUSE' THEN data - 'opinion' ELSE data || '{"reason": ""}' END
    WHERE "filingId" = ${id} AND type IN ('REFUSE', 'LATER_WORD')`;
  await tx.$executeRaw`
    UPDATE "TimelineEvent" SET data = data || '{"websiteNumber": ""}'
    WHERE "filingId" = ${id} AND type IN ('LATER_WORD', 'SEND_ACT', 'ACT_DONE', 'ACT_REFUSED')`;
  await tx.mail.deleteMany({ where: { targetId: id } });
  if (determinationId)
    await tx.determination.update({
      where: { id: determinationId },
      data: { certificateIndex: nobodysIndex(), domains: [], subjectNumber: null, sites: [] },
      select: { id: true },
    });
  await tx.filing.update({
    where: { id },
    data: {
      subjectNumber: '',
      externalRef: null,
      externalRefSealed: null,
      externalRefIndex: null,
      metadata: null,
      metadataIndex: [],
      openKey: null,
      erasedAt: now,
    },
    select: { id: true },
  });
}

/** Ends a filing that has not ended, and destroys everything personal of it. */
export async function shredWholeFiling(shredding: Shredding, filingId: string): Promise<void> {
  const { tx } = shredding;
  await lockFiling(tx, filingId);
  const filing = await tx.filing.findUniqueOrThrow({ where: { id: filingId }, include: FULL_FILING });
  if (!FINAL_STATES.includes(filing.state)) {
    await cancelQueued(tx, filing);
    await endOrder(shredding, filing, { by: SYSTEM, expectedVersion: null });
  }
  await shredFiling(shredding, filing);
  await tx.material.updateMany({ where: { filingId }, data: { sha256: null } });
  await forgetNumbers(shredding, filing);
}
