import { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { Database } from '../../../../prisma/database.ts';

/** Most filings of others that are named. */
const MOST_NAMED = 5;

type Shared = { readonly subjects: number; readonly filings: readonly string[] };
/** What of a filing stands in filings of other subjects, too. */
export type SharedWith = Readonly<Record<'phone' | 'certificate' | 'address', Shared>>;

type Row = { what: keyof SharedWith; id: string; subjectId: string };

/**
 * Looks for the phone, the person's certificate and the subject's address in filings of other subjects of the same provider, by their
 * blind indexes: nothing is opened for it, and a subject's own filings do not count. Drafts do not, which nobody vouches for yet.
 */
export async function sharedWith(
  { prisma }: Pick<Database, 'prisma'>,
  { id, providerId, mode, subjectId, persons, addressIndex }: FullFiling,
): Promise<SharedWith> {
  const phones = persons.flatMap(({ mobileIndex }) => mobileIndex ?? []);
  const certificates = persons.flatMap(({ certificateIndex }) => certificateIndex ?? []);
  const others = Prisma.sql`f."providerId" = ${providerId} AND f."mode" = ${mode}::"Mode" AND f."id" <> ${id}
    AND f."subjectId" <> ${subjectId} AND f."state" NOT IN ('DRAFT', 'ABANDONED') AND f."erasedAt" IS NULL`;
  const arms = [
    ...(phones.length > 0
      ? [
          Prisma.sql`(SELECT 'phone' AS what, f."id", f."subjectId" FROM "ResponsiblePerson" p
            JOIN "Filing" f ON f."id" = p."filingId" WHERE p."mobileIndex" IN (${Prisma.join(phones)}) AND ${others} LIMIT 200)`,
        ]
      : []),
    ...(certificates.length > 0
      ? [
          Prisma.sql`(SELECT 'certificate' AS what, f."id", f."subjectId" FROM "ResponsiblePerson" p
            JOIN "Filing" f ON f."id" = p."filingId" WHERE p."certificateIndex" IN (${Prisma.join(certificates)}) AND ${others} LIMIT 200)`,
        ]
      : []),
    ...(addressIndex
      ? [
          Prisma.sql`(SELECT 'address' AS what, f."id", f."subjectId" FROM "Filing" f
            WHERE f."addressIndex" = ${addressIndex} AND ${others} LIMIT 200)`,
        ]
      : []),
  ];
  const rows = arms.length === 0 ? [] : await prisma.$queryRaw<Row[]>`${Prisma.join(arms, ' UNION ')}`;
  const of = (what: keyof SharedWith): Shared => {
    const mine = rows.filter((row) => row.what === what);
    return {
      subjects: new Set(mine.map((row) => row.subjectId)).size,
      filings: mine
        .map((row) => row.id)
        .toSorted()
        .toReversed()
        .slice(0, MOST_NAMED),
    };
  };
  return { phone: of('phone'), certificate: of('certificate'), address: of('address') };
}
