import type { Tx } from '../../../prisma/database.ts';
import { publish } from '../events/publish.ts';

/** The event after which open streams of a provider look again whether they may go on. */
export const standingTopic = (providerId: string): string => `standing:${providerId}`;

/** Tells all replicas that credentials of the provider may have ended. */
export const publishStanding = (tx: Tx, providerId: string): Promise<void> =>
  publish(tx, standingTopic(providerId));
