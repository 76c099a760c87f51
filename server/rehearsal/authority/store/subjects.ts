import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { SubjectTable } from '../brain/store.ts';
import type { FiledSubject } from '../brain/subject.ts';
import type { Rows } from './rows.ts';

const contextOf = (ispId: bigint, subjectNumber: string): string =>
  `rehearsal-subject:${ispId}:${subjectNumber}`;

/**
 * Subjects that one provider's uploads changed or added. The whole record stands sealed in `personal`; columns are for look-ups,
 * by a keyed index where they hold what is personal.
 */
export function subjectTable(rows: Rows, ispId: bigint, sealer: () => Sealer): SubjectTable {
  const certificateHash = (number: string) => sealer().blindIndex('rehearsal-certificate', number);
  const subjectOf = (row: { subjectNumber: string; personal: Uint8Array } | null): FiledSubject | null =>
    row && sealer().open<FiledSubject>(row.personal, contextOf(ispId, row.subjectNumber));
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
        passwordHash: sealer().blindIndex('rehearsal-password', passwordDigest),
        personal: sealer().seal(subject, contextOf(ispId, subjectNumber)),
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
