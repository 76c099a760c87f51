import { Prisma, type Mode, type PrismaClient } from '../../../prisma/generated/client/client.ts';

/** A row whose time has come, and whose it is. */
export type DueRow = { id: string; providerId: string; mode: Mode };

type Due = { readonly table: 'Filing' | 'InspectedWebsite'; readonly column: 'remindAt' | 'checkAt' };

/**
 * Rows whose time has come, those that wait longest first, each on its tenant's clock: a provider's offset bounds what is read of its
 * test rows. Each table has indexes by mode and time, and by provider, mode and time.
 */
export async function dueRows(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  { table, column }: Due,
  most: number,
): Promise<DueRow[]> {
  const now = new Date();
  const from = Prisma.raw(`"${table}"`);
  const at = Prisma.raw(`"${column}"`);
  const live = await prisma.$queryRaw<DueRow[]>`
    SELECT "id", "providerId", "mode" FROM ${from}
    WHERE "mode" = 'LIVE' AND ${at} <= ${now}::timestamptz ORDER BY ${at} LIMIT ${most}`;
  const rehearsed = await prisma.$queryRaw<DueRow[]>`
    SELECT r."id", r."providerId", r."mode" FROM "Provider" p
    LEFT JOIN "TestClock" c ON c."providerId" = p."id"
    CROSS JOIN LATERAL (
      SELECT "id", "providerId", "mode", ${at} AS "due" FROM ${from}
      WHERE "providerId" = p."id" AND "mode" = 'TEST'
        AND ${at} <= ${now}::timestamptz + coalesce(c."offsetMs", 0) * interval '1 millisecond'
      ORDER BY ${at} LIMIT ${most}
    ) r
    ORDER BY r."due" LIMIT ${most}`;
  return [...live, ...rehearsed];
}
