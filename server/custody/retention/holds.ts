import type { LegalHold, Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { LONGEST_HOLD_REASON } from '../../../schema/rules/retention.ts';
import { newId } from '../../platform/ids.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';

type Tx = Prisma.TransactionClient;
type Act = { readonly tenant: Tenant; readonly by: Auditee; readonly now: Date };

/** Holds that forbid deleting at that time. */
export const standingHolds = (now: Date): Prisma.LegalHoldWhereInput => ({
  liftedAt: null,
  OR: [{ until: null }, { until: { gt: now } }],
});

/** What must not be deleted: subjects with all their filings, and single filings. */
export type Held = { readonly subjects: readonly string[]; readonly filings: readonly string[] };

/** What of a tenant is held at that time. */
export async function heldOf(
  tx: Pick<Tx, 'legalHold' | 'filing'>,
  { providerId, mode }: Tenant,
  now: Date,
): Promise<Held> {
  const holds = await tx.legalHold.findMany({
    where: { providerId, mode, ...standingHolds(now) },
    select: { targetId: true },
  });
  const ids = holds.map(({ targetId }) => targetId);
  const filings = await tx.filing.findMany({
    where: { providerId, mode, OR: [{ id: { in: ids } }, { subjectId: { in: ids } }] },
    select: { id: true, subjectId: true },
  });
  return {
    // Who holds a filing holds what identifies its subject, too.
    subjects: [...new Set([...ids, ...filings.map(({ subjectId }) => subjectId)])],
    filings: filings.map(({ id }) => id),
  };
}

async function assertKnown(tx: Tx, { providerId, mode }: Tenant, id: string): Promise<void> {
  const where = { id, providerId, mode };
  if ((await tx.subject.count({ where })) + (await tx.filing.count({ where })) === 0)
    throw new NotFound('target');
}

const reasonContext = (id: string): string => `${id}:reason`;

/** Why it is held, in the words of whoever placed it. */
export const holdReason = (sealer: Sealer, { id, reason }: Pick<LegalHold, 'id' | 'reason'>): string =>
  sealer.open<string>(reason, reasonContext(id));

type NewHold = { readonly targetId: string; readonly reason: string; readonly until: Date | null };

/**
 * Keeps a subject or a filing from being deleted, by the purge and on request, until it is lifted or its time is over.
 * @throws NotFound, ValidationFailure
 */
export async function placeHold(
  tx: Tx,
  sealer: Sealer,
  { tenant, by, now }: Act,
  { targetId, reason, until }: NewHold,
): Promise<{ holdId: string }> {
  const { providerId, mode } = tenant;
  await assertKnown(tx, tenant, targetId);
  const words = reason.trim();
  if (words === '') throw new ValidationFailure([issue(['reason'], 'REQUIRED')]);
  if ([...words].length > LONGEST_HOLD_REASON)
    throw new ValidationFailure([issue(['reason'], 'TOO_LONG', { max: LONGEST_HOLD_REASON })]);
  if (until && until <= now) throw new ValidationFailure([issue(['until'], 'DATE_PAST')]);
  const id = newId('LegalHold');
  await tx.legalHold.create({
    data: {
      id,
      providerId,
      mode,
      targetId,
      reason: sealer.seal(words, reasonContext(id)),
      placedByKind: by.kind,
      placedById: by.id,
      placedAt: now,
      until,
    },
  });
  await recordAudit(tx, { tenant, by, action: 'LEGAL_HOLD_PLACED', targetId, at: now, what: id });
  return { holdId: id };
}

/** Ends a hold; one that has ended stays as it is. @throws NotFound */
export async function liftHold(
  tx: Tx,
  { tenant: { providerId, mode }, by, now }: Act,
  id: string,
): Promise<{ holdId: string }> {
  const hold = await tx.legalHold.findFirst({ where: { id, providerId, mode } });
  if (!hold) throw new NotFound('hold');
  const { count } = await tx.legalHold.updateMany({ where: { id, liftedAt: null }, data: { liftedAt: now } });
  if (count > 0)
    await recordAudit(tx, {
      tenant: { providerId, mode },
      by,
      action: 'LEGAL_HOLD_LIFTED',
      targetId: hold.targetId,
      at: now,
      what: id,
    });
  return { holdId: id };
}
