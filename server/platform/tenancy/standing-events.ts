import type { Tx } from '../../../prisma/database.ts';
import { publish } from '../events/publish.ts';

/** The event after which open streams of a provider look again whether they may go on. */
export const standingTopic = (providerId: string): string => `standing:${providerId}`;

/** The event after which every replica forgets what it knew of a provider's credentials. */
export const STANDING = 'standing';

/** Longer than any transaction takes: what it changed has been heard of by then, or was given up. */
const UNDER_WAY_MS = 20_000;

/** Until when a change of a provider's credentials may be under way in this process, on its own clock. */
const changing = new Map<string, number>();

/** Whether this process is changing the provider's credentials, or has just done so: then only the rows themselves say how they stand. */
export function isChanging(providerId: string): boolean {
  const until = changing.get(providerId);
  if (until === undefined) return false;
  if (until > performance.now()) return true;
  changing.delete(providerId);
  return false;
}

/** Tells all replicas that credentials of the provider may have ended, or stand otherwise than before. */
export async function publishStanding(tx: Tx, providerId: string): Promise<void> {
  changing.set(providerId, performance.now() + UNDER_WAY_MS);
  await publish(tx, standingTopic(providerId));
  await publish(tx, STANDING, { providerId });
}
