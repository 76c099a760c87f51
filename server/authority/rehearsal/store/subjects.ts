import { createHash } from 'node:crypto';
import { newId } from '../../../ids.ts';
import type { SubjectTable } from '../brain/store.ts';
import type { FiledSubject } from '../brain/subject.ts';
import type { Rows } from './rows.ts';

const certificateHash = (number: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(number).digest());

/** Subjects that one provider's uploads changed or added. The whole record stands in `data`; columns are for look-ups. */
export function subjectTable(rows: Rows, ispId: bigint): SubjectTable {
  // Only `save` writes the column.
  const subjectOf = (row: { data: unknown } | null): FiledSubject | null =>
    row ? (row.data as FiledSubject) : null;
  return {
    byNumber: async (subjectNumber) =>
      subjectOf(
        await rows.rehearsalSubject.findUnique({ where: { ispId_subjectNumber: { ispId, subjectNumber } } }),
      ),
    byCertificate: async (certificateType, number) =>
      subjectOf(
        await rows.rehearsalSubject.findFirst({
          where: { ispId, certificateType, certificateHash: certificateHash(number) },
        }),
      ),
    byDomain: async (domain) =>
      subjectOf(
        await rows.rehearsalSubject.findFirst({
          where: { ispId, websites: { some: { domains: { has: domain } } } },
        }),
      ),
    async save(subject) {
      const { subjectNumber, certificate, passwordDigest } = subject;
      const columns = {
        certificateType: certificate.code,
        certificateHash: certificateHash(certificate.number),
        passwordHash: new Uint8Array(Buffer.from(passwordDigest, 'hex')),
        data: subject,
      };
      const { id } = await rows.rehearsalSubject.upsert({
        where: { ispId_subjectNumber: { ispId, subjectNumber } },
        create: { id: newId('RehearsalSubject'), ispId, subjectNumber, ...columns },
        update: columns,
      });
      await rows.rehearsalWebsite.deleteMany({ where: { subjectId: id } });
      await rows.rehearsalWebsite.createMany({
        data: subject.websites.map((site) => ({
          id: newId('RehearsalWebsite'),
          subjectId: id,
          websiteNumber: site.websiteNumber,
          name: site.name,
          domains: [...site.domains],
          accesses: [],
        })),
      });
    },
  };
}
