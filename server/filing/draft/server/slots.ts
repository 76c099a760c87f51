import type { Prisma, Server } from '../../../../prisma/generated/client/client.ts';

type Slotted = Pick<Server, 'id' | 'providerId' | 'mode' | 'product' | 'slotsPer' | 'applicantId'>;

/**
 * The servers whose filing slots count together: those of one account for a product sold by the account (弹性Web托管), else
 * the one server.
 */
const together = ({
  id,
  providerId,
  mode,
  product,
  slotsPer,
  applicantId,
}: Slotted): Prisma.ServerWhereInput =>
  slotsPer === 'ACCOUNT' && applicantId !== null
    ? { providerId, mode, product, slotsPer, applicantId }
    : { id };

/**
 * Locks what shares slots with a server, so that two orders cannot take the last slot at once, and counts the slots taken:
 * codes issued, held and burnt.
 */
export async function lockSlots(tx: Prisma.TransactionClient, server: Slotted): Promise<number> {
  const sharing = await tx.server.findMany({
    where: together(server),
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of sharing) await tx.$queryRaw`SELECT id FROM "Server" WHERE id = ${id} FOR UPDATE`;
  return slotsTaken(tx, server);
}

/** Slots taken of a server or, where they count by the account, of all its servers of the product. */
const slotsTaken = (tx: Prisma.TransactionClient, server: Slotted): Promise<number> =>
  tx.serviceCode.count({ where: { server: together(server) } });

/** The same for each of several servers, in the order given; statements do not grow with them. */
export async function slotsTakenOfEach(
  tx: Prisma.TransactionClient,
  servers: readonly Slotted[],
): Promise<number[]> {
  const sharing = await tx.server.findMany({
    where: { OR: servers.map(together) },
    select: {
      id: true,
      providerId: true,
      mode: true,
      product: true,
      slotsPer: true,
      applicantId: true,
    },
  });
  // Counted as a part of the servers, the codes of all servers that there are would be.
  const codes = await tx.serviceCode.groupBy({
    by: ['serverId'],
    where: { serverId: { in: sharing.map(({ id }) => id) } },
    _count: { _all: true },
  });
  const codesOf = new Map(codes.map(({ serverId, _count }) => [serverId, _count._all]));
  const takenBy = new Map<string, number>();
  for (const server of sharing) {
    const key = JSON.stringify(together(server));
    takenBy.set(key, (takenBy.get(key) ?? 0) + (codesOf.get(server.id) ?? 0));
  }
  return servers.map((server) => takenBy.get(JSON.stringify(together(server))) ?? 0);
}
