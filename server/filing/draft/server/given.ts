import type { Tx } from '../../../../prisma/database.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { checkServer } from './check.ts';
import { isServerLocked } from './locked.ts';
import { lockSlots } from './slots.ts';
import { termsOf } from './terms.ts';
import { releaseServer, takeSlot } from './verify.ts';

type Order = Pick<FullFiling, 'applicantId' | 'websites' | 'prefillLocked'>;
type Given = {
  readonly tx: Tx;
  readonly tenant: Tenant;
  readonly now: Date;
  /** The provider's own name of the instance. */
  readonly instanceRef: string;
  readonly locked: boolean;
};

/** Whether a server that is open may still be set: where the applicant has chosen, the choice stands. */
const isFree = (order: Order): boolean =>
  isServerLocked(order) || order.websites.every(({ serverId }) => serverId === null);

/**
 * Puts the websites of an order on the server that the provider names, by the rules by which an applicant's choice is judged; a server
 * of another account is as unknown as one that is not there.
 * @returns what speaks against it, with paths below `path`; nothing was taken then
 */
export async function placeOnGiven(
  { tx, tenant, now, instanceRef, locked }: Given,
  order: Order,
  path: readonly string[],
): Promise<{ placed: boolean; issues: Issue[] }> {
  const { providerId, mode } = tenant;
  const server = await tx.server.findFirst({
    where: { providerId, mode, instanceRef, OR: [{ applicantId: null }, { applicantId: order.applicantId }] },
  });
  if (!server) return { placed: false, issues: [issue(path, 'SERVER_UNKNOWN')] };
  if (!locked && !isFree(order)) return { placed: false, issues: [] };
  const terms = await termsOf(tx, tenant);
  const wanting = order.websites.filter(({ serverId }) => serverId !== server.id);
  const taken = await lockSlots(tx, server);
  // All of them or none: each needs a slot of its own.
  const issues = wanting.flatMap((_site, before) =>
    checkServer(server, taken + before, now, [...path], terms),
  );
  const [first] = issues;
  if (first) return { placed: false, issues: issues.filter(({ code }) => code === first.code).slice(0, 1) };
  await releaseServer(
    tx,
    wanting.map(({ id }) => id),
  );
  for (const { id } of wanting)
    await takeSlot(tx, { tenant, websiteId: id, serverId: server.id, codeId: null, now });
  return { placed: true, issues: [] };
}
