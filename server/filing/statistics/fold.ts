import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Database, Tx } from '../../../prisma/database.ts';
import { Counters } from './counters.ts';
import type { Move } from './moves.ts';
import { countUp } from './record.ts';

/** Moves counted in one transaction. */
const BATCH = 500;

type Folding = Pick<Database, 'prisma'>;

/** PostgreSQL's `lock_not_available`. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Whether somebody holds the table for itself; told by the code, for the message is in the server's own language. */
function isHeld(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const of = error.meta?.['driverAdapterError'];
  return isDriverAdapterError(of) && of.cause.originalCode === LOCK_NOT_AVAILABLE;
}

/** Takes moves that nobody else is taking, and counts them up. */
async function foldSome(tx: Tx): Promise<number> {
  // Whoever makes the statistics anew holds the table: what it counts from the history must not be counted from the moves besides.
  await tx.$executeRaw`LOCK TABLE "FilingStatistic" IN ROW EXCLUSIVE MODE NOWAIT`;
  const moves = await tx.$queryRaw<Move[]>`
    DELETE FROM "FilingMove" WHERE "id" IN (
      SELECT "id" FROM "FilingMove" ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING "providerId", "mode"::text, "day", "province", "kind"::text, "nature"::text, "reviewerId", "fromState"::text,
      "toState"::text, "seconds", "firstVerdict", "reasons"`;
  const counters = new Counters();
  for (const move of moves) counters.add(move);
  await countUp(tx, counters.take());
  return moves.length;
}

/**
 * Counts the moves that were written since the last time, in transactions of their own; none while the statistics are made anew.
 * Returns how many there were.
 */
export async function foldMoves({ prisma }: Folding): Promise<number> {
  let all = 0;
  try {
    for (let some = BATCH; some === BATCH; all += some)
      some = await prisma.$transaction((tx) => foldSome(tx));
  } catch (error) {
    if (!isHeld(error)) throw error;
  }
  return all;
}
