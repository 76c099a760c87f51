import { decide, endAtSms } from './decisions.ts';
import { createRegistry } from './registry.ts';
import type { RehearsalStore } from './store.ts';
import { queueWord } from './word.ts';

/** Orders looked at in one transaction; the rest follows at the next look. Files stay far below 1000 records. */
const BATCH = 200;

/**
 * Everything that time brings for one provider: SMS checks that lapse and decisions that come due. Called before every
 * look into the queue, so that advancing the clock is all a test has to do.
 */
export async function tick(store: RehearsalStore, ispId: bigint, now: Date): Promise<void> {
  const due = await store.read(ispId, async ({ orders }) => [
    ...(await orders.lapsing(now, 1)),
    ...(await orders.deciding(now, 1)),
  ]);
  if (due.length === 0) return;
  await store.change(ispId, async (tables) => {
    const lapsed = await tables.orders.lapsing(now, BATCH);
    const deciding = await tables.orders.deciding(now, BATCH);
    const lapses = await endAtSms(tables, lapsed, 'LAPSED', (order) => order.smsDeadline ?? now);
    const word = await decide(tables, createRegistry(tables.subjects), deciding, now);
    await queueWord(tables, { notes: [...lapses, ...word.notes], records: word.records }, now);
  });
}
