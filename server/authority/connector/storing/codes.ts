import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { CodeRow } from '../reading/code-tables.ts';

/** Rows written by one statement: a database takes at most 65535 values in one. */
const BATCH = 1000;

/** Replaces the tables that were sent; tables that were not keep their rows. */
export async function storeCodeTables(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { tables, rows }: { readonly tables: readonly string[]; readonly rows: readonly CodeRow[] },
): Promise<void> {
  if (tables.length === 0) return;
  await tx.authorityCode.deleteMany({ where: { providerId, mode, table: { in: [...tables] } } });
  for (let from = 0; from < rows.length; from += BATCH)
    await tx.authorityCode.createMany({
      data: rows.slice(from, from + BATCH).map((row) => ({ providerId, mode, ...row })),
      skipDuplicates: true,
    });
}
