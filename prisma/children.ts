import { Prisma, type PrismaClient } from './generated/client/client.ts';

/** Rows of a table by the row of another that each belongs to, in an order of their own. Names are the code's, never a request's. */
export type Children = {
  readonly table: Prisma.ModelName;
  /** Column with the id of the row they belong to. */
  readonly parent: string;
  /** Column they are sorted by, and by their ids among equals. */
  readonly by: string;
  /** Rows with this value of a column are left out. */
  readonly without?: { readonly column: string; readonly value: string };
};

type Direction = 'asc' | 'desc';

const name = (text: string): Prisma.Sql => Prisma.raw(`"${text}"`);

/**
 * Ids of the first `take` children of each parent, in one statement in which the database stops at the limit of each: the client's own
 * limit of a nested list reads every child and drops what is too much.
 */
export async function childIds(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  { table, parent, by, without }: Children,
  { parents, take, direction }: { parents: readonly string[]; take: number; direction: Direction },
): Promise<string[]> {
  const way = Prisma.raw(direction);
  const shown = without ? Prisma.sql`AND ${name(without.column)}::text <> ${without.value}` : Prisma.empty;
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT child.id FROM unnest(${[...parents]}::text[]) AS above(id)
    CROSS JOIN LATERAL (
      SELECT id FROM ${name(table)} WHERE ${name(parent)} = above.id ${shown}
      ORDER BY ${name(by)} ${way}, id ${way} LIMIT ${take}
    ) AS child`;
  return rows.map(({ id }) => id);
}

/** The same children for a single parent, as the client takes it. */
export const childrenOf = (
  { parent, by, without }: Children,
  { id, direction }: { id: string; direction: Direction },
): { where: object; orderBy: object[] } => ({
  where: { [parent]: id, ...(without ? { [without.column]: { not: without.value } } : {}) },
  orderBy: [{ [by]: direction }, { id: direction }],
});
