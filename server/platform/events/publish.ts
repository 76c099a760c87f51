import { atEnd } from '../../../prisma/client.ts';
import type { Tx } from '../../../prisma/database.ts';

/** The one channel of NOTIFY that all replicas listen on. */
export const CHANNEL = 'jieru';

/** PostgreSQL refuses a notification of 8000 bytes or more. */
const MAX_BYTES = 7_900;

/** A small value that goes with an event: ids and states, never personal data. */
export type EventData = Readonly<Record<string, string | number | boolean | null>>;

export type Message = { topic: string; data?: EventData };

/**
 * Tells all replicas of something, when and only when the transaction commits. Equal messages of one transaction arrive
 * once.
 */
export async function publish(tx: Tx, topic: string, data?: EventData): Promise<void> {
  const message: Message = data ? { topic, data } : { topic };
  const payload = JSON.stringify(message);
  if (Buffer.byteLength(payload) > MAX_BYTES) throw new RangeError(`event for ${topic} is too large`);
  await atEnd(tx, () => tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${payload})`);
}
