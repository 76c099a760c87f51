import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { CODED_TABLES, codeBook, type CodeBook } from '../../code-book.ts';
import type { ResultFile } from '../../port.ts';

/** Rows written by one statement: a database takes at most 65535 values in one. */
const BATCH = 1000;

/** Replaces the tables that were sent; tables that were not keep their rows. */
export async function storeCodeTables(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { tables, rows }: ResultFile['codes'],
): Promise<void> {
  if (tables.length === 0) return;
  await tx.authorityCode.deleteMany({ where: { providerId, mode, table: { in: [...tables] } } });
  for (let from = 0; from < rows.length; from += BATCH)
    await tx.authorityCode.createMany({
      data: rows.slice(from, from + BATCH).map((row) => ({ providerId, mode, ...row })),
      skipDuplicates: true,
    });
}

/** Reads the tables of a provider in one mode. */
export async function readCodeBook(
  tx: Pick<Prisma.TransactionClient, 'authorityCode'>,
  { providerId, mode }: Tenant,
): Promise<CodeBook> {
  return codeBook(
    await tx.authorityCode.findMany({
      where: { providerId, mode, table: { in: [...CODED_TABLES] } },
      orderBy: { code: 'asc' },
    }),
  );
}
