import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { sealContext } from '../../filing/machine/full-filing.ts';
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
