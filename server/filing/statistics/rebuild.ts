import type { Database, Tx } from '../../../prisma/database.ts';
import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { Counters } from './counters.ts';
import { countUp, movesOfFilings } from './record.ts';

/** Filings whose histories are read at once. */
const FILINGS = 1000;
/** Counters held in memory before they are written. */
const COUNTERS = 20_000;
const HOURS_MS = 6 * 3_600_000;

/** What was counted. */
export type Recount = { filings: number; moves: number };

async function recount(tx: Tx, { providerId, mode }: Tenant): Promise<Recount> {
  const counters = new Counters();
  const counted = { filings: 0, moves: 0 };
  for (let after = ''; ;) {
    const filings = await tx.filing.findMany({
      where: { providerId, mode, id: { gt: after } },
      orderBy: { id: 'asc' },
      select: { id: true },
      take: FILINGS,
    });
    const last = filings.at(-1);
    if (!last) break;
    after = last.id;
    const histories = await movesOfFilings(
      tx,
      filings.map(({ id }) => id),
    );
    for (const move of histories.flat()) counters.add(move);
    counted.filings += filings.length;
    counted.moves += histories.flat().length;
    if (counters.size >= COUNTERS) await countUp(tx, counters.take());
  }
  await countUp(tx, counters.take());
  return counted;
}

/**
 * Makes a tenant's statistics anew from the histories of its filings. Nobody waits for it: it counts what it saw when it began, together with
 * taking away the moves it saw, and what changes meanwhile is written as moves that it did not see.
 */
export const rebuildStatistics = ({ prisma }: Pick<Database, 'prisma'>, tenant: Tenant): Promise<Recount> =>
  prisma.$transaction(
    async (tx) => {
      // Before anything is read, and so before what is seen is settled: whoever counts moves must have committed.
      await tx.$executeRaw`LOCK TABLE "FilingStatistic" IN SHARE ROW EXCLUSIVE MODE`;
      const { providerId, mode } = tenant;
      await tx.filingMove.deleteMany({ where: { providerId, mode } });
      await tx.filingStatistic.deleteMany({ where: { providerId, mode } });
      return recount(tx, tenant);
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, maxWait: 10_000, timeout: HOURS_MS },
  );
