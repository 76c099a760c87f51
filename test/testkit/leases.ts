import type { Database } from '../../prisma/database.ts';

/** Somebody else holds the lease of a row, for so many milliseconds from now: another replica, or one that died. */
export async function heldByAnother(
  { prisma }: Pick<Database, 'prisma'>,
  key: string,
  ms: number,
): Promise<void> {
  const theirs = { holder: 'another', until: new Date(Date.now() + ms) };
  await prisma.lease.upsert({ where: { key }, create: { key, ...theirs }, update: theirs });
}
