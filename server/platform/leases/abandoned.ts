import type { Database } from '../../../prisma/database.ts';

/** Nobody else can be at work on an embedded database, so what a killed process held is free again at the start. */
export async function freeAbandonedLeases({
  kind,
  executeSql,
}: Pick<Database, 'kind' | 'executeSql'>): Promise<void> {
  if (kind === 'pglite') await executeSql('DELETE FROM "Lease"');
}

/** Removes what processes that died have left behind and nobody has taken up. */
export async function sweepLeases({ executeSql }: Pick<Database, 'executeSql'>): Promise<void> {
  await executeSql(`DELETE FROM "Lease" WHERE "until" < now() - interval '1 day'`);
}
