import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { Claimed, Forbidden, InvalidState } from '../../../schema/rules/failures.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { publishFiling } from '../machine/change.ts';
import { loadLockedFiling } from '../machine/full-filing.ts';
import { allowedActions } from '../machine/machine.ts';

/** After so long a claim ends by itself: whoever works on the filing puts it off again and again. Milliseconds. */
const CLAIM_MS = 10 * 60_000;

/** Times that the next filing is looked for: each failure means that somebody else took one. */
const MOST_TRIES = 25;

type Claiming = Pick<Work<StaffActor>, 'tx' | 'actor' | 'now'>;

/**
 * Takes or keeps a claim in one conditional write: of several who try at once, one gets it. The filing's row is held by the
 * transaction, so that a decision and a claim do not cross.
 * @returns whether it is fresh, null when somebody else has it
 */
async function take(
  { tx, actor: { staffId }, now }: Claiming,
  filingId: string,
  { over = false } = {},
): Promise<{ fresh: boolean } | null> {
  const expiresAt = new Date(now.getTime() + CLAIM_MS);
  const mine = { filingId, staffId, expiresAt: { gt: now } };
  const kept = await tx.reviewClaim.updateMany({ where: mine, data: { expiresAt } });
  if (kept.count > 0) return { fresh: false };
  const data = { staffId, claimedAt: now, expiresAt };
  const free = over ? { filingId } : { filingId, expiresAt: { lte: now } };
  const taken = await tx.reviewClaim.updateMany({ where: free, data });
  if (taken.count > 0) return { fresh: true };
  const begun = await tx.reviewClaim.createMany({ data: { filingId, ...data }, skipDuplicates: true });
  return begun.count > 0 ? { fresh: true } : null;
}

/** @throws Claimed when somebody else reviews the filing now */
export async function assertUnclaimed({ tx, actor, now }: Claiming, filingId: string): Promise<void> {
  const claim = await tx.reviewClaim.findUnique({ where: { filingId } });
  if (claim && claim.staffId !== actor.staffId && claim.expiresAt > now)
    throw new Claimed(claim.staffId, claim.expiresAt);
}

export const endClaim = (tx: Prisma.TransactionClient, filingId: string): Promise<unknown> =>
  tx.reviewClaim.deleteMany({ where: { filingId } });

/**
 * Claims a filing under review (领取), or goes on with it; a lead may take it over.
 * @throws Claimed, InvalidState, NotFound; Forbidden for whoever may not take over
 */
export async function claimFiling(
  work: Work<StaffActor>,
  { filingId, takeOver }: { filingId: string; takeOver?: boolean | null },
): Promise<{ filingId: string }> {
  const { tx, actor } = work;
  const filing = await loadLockedFiling(tx, actor, filingId);
  if (takeOver && !actor.roles.includes('LEAD')) throw new Forbidden({ roles: ['LEAD'] });
  if (filing.state !== 'IN_REVIEW')
    throw new InvalidState(filing.state, allowedActions(filing.state, 'STAFF'));
  const taken = await take(work, filingId, { over: takeOver === true });
  if (!taken) await assertUnclaimed(work, filingId);
  if (taken?.fresh) await publishFiling(tx, filingId);
  return { filingId };
}

/** Gives a filing back, so that others may take it; what is not one's own stays as it is. */
export async function releaseFiling(
  { tx, actor }: Work<StaffActor>,
  { filingId }: { filingId: string },
): Promise<{ filingId: string }> {
  await loadLockedFiling(tx, actor, filingId);
  const { count } = await tx.reviewClaim.deleteMany({ where: { filingId, staffId: actor.staffId } });
  if (count > 0) await publishFiling(tx, filingId);
  return { filingId };
}

/**
 * Claims the filing that has waited longest and that nobody has. Rows that another transaction is just taking are left out instead of
 * waited for, and what was taken meanwhile is left to whoever was faster.
 */
export async function claimNext(
  work: Work<StaffActor>,
  { provinces, except }: { provinces?: string[] | null; except?: string[] | null },
): Promise<{ filingId: string | null }> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const filingId = await longestWaiting(work, provinces ?? [], except ?? []);
    if (filingId === null) break;
    const taken = await take(work, filingId);
    if (!taken) continue;
    await publishFiling(work.tx, filingId);
    return { filingId };
  }
  return { filingId: null };
}

async function longestWaiting(
  { tx, actor: { providerId, mode }, now }: Claiming,
  provinces: readonly string[],
  except: readonly string[],
): Promise<string | null> {
  const anywhere = provinces.length === 0;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT f."id" FROM "Filing" f
    WHERE f."providerId" = ${providerId} AND f."mode" = ${mode}::"Mode" AND f."state" = 'IN_REVIEW'
      AND (${anywhere} OR f."province" = ANY (${[...provinces]}))
      AND NOT (f."id" = ANY (${[...except]}))
      AND NOT EXISTS (
        SELECT 1 FROM "ReviewClaim" c WHERE c."filingId" = f."id" AND c."expiresAt" > ${now}::timestamptz)
    ORDER BY f."submittedAt", f."id" LIMIT 1 FOR UPDATE OF f SKIP LOCKED`;
  return row?.id ?? null;
}
