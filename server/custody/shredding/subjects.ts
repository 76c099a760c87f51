import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { sealContext } from '../../filing/machine/full-filing.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { nobodysIndex, shredWholeFiling, type Shredding } from './filings.ts';

type Tx = Prisma.TransactionClient;

/** Records and websites of a subject, and what the authority's lists and former platforms say of them. */
async function deleteRecords(tx: Tx, subjectId: string): Promise<void> {
  const subject = await tx.subject.findUniqueOrThrow({
    where: { id: subjectId },
    include: { records: { include: { websites: { select: { id: true, websiteNumber: true } } } } },
  });
  const { providerId, mode, certificateIndex, records } = subject;
  const websites = records.flatMap((record) => record.websites);
  const numbers = [
    ...records.map(({ subjectNumber }) => subjectNumber),
    ...websites.map(({ websiteNumber }) => websiteNumber),
  ];
  await tx.authorityNotice.deleteMany({ where: { providerId, mode, aboutNumber: { in: numbers } } });
  await tx.mail.deleteMany({ where: { targetId: { in: websites.map(({ id }) => id) } } });
  await tx.importedRecord.deleteMany({ where: { providerId, mode, certificateIndex } });
  await tx.website.deleteMany({ where: { record: { subjectId } } });
  await tx.filingRecord.deleteMany({ where: { subjectId } });
}

/**
 * Destroys everything personal of a subject, its filings and its records. What stays says that there were filings, of which nature and
 * in which province, and what happened to them; the consents that were given stay as their proof.
 */
export async function shredSubject(shredding: Shredding, subjectId: string): Promise<void> {
  const { tx, sealer, now } = shredding;
  await tx.$queryRaw`SELECT id FROM "Subject" WHERE id = ${subjectId} FOR UPDATE`;
  const filings = await tx.filing.findMany({ where: { subjectId, erasedAt: null }, select: { id: true } });
  for (const { id } of filings) await shredWholeFiling(shredding, id);
  await deleteRecords(tx, subjectId);
  await tx.subject.update({
    where: { id: subjectId },
    data: {
      personal: sealer.seal({ certificateNumber: '' }, sealContext(subjectId, 'subject')),
      certificateIndex: nobodysIndex(),
      erasedAt: now,
    },
  });
}

/** What an export has of a subject that is deleted cannot be opened from then on. */
export async function withdrawFromExports(
  tx: Tx,
  { providerId, mode }: Tenant,
  subjectId: string,
): Promise<void> {
  const exports = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "ProviderExport" WHERE "providerId" = ${providerId} AND mode = ${mode}::"Mode"
       AND state IN ('WAITING', 'RUNNING', 'READY') FOR UPDATE`;
  await tx.providerExportPart.updateMany({
    where: {
      exportId: { in: exports.map(({ id }) => id) },
      firstSubject: { lte: subjectId },
      lastSubject: { gte: subjectId },
    },
    data: { sealedKey: null },
  });
}
