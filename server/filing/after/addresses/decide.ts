import type { IpRange, Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Tx } from '../../../../prisma/database.ts';
import type { IpResult } from '../../../authority/acts.ts';
import { tellWorld } from '../../../platform/events/outbox.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { AUTHORITY, recordAudit } from '../../../platform/tenancy/audit.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { openDetails, sealDetails } from './details.ts';

const PENDING = { FILE: 'XZBA', CHANGE: 'XGBA', DELETE: 'SCBA' } as const;

/** The range that waits for this word: the authority says on what it is, and by one of the two ids on which. */
function waiting(
  tx: Tx,
  { providerId, mode }: Tenant,
  { ownId, authorityId, act }: IpResult,
): Promise<IpRange | null> {
  const named: Prisma.IpRangeWhereInput[] = [
    ...(ownId === null ? [] : [{ ownId }]),
    ...(authorityId === null ? [] : [{ authorityRangeId: authorityId }]),
  ];
  if (named.length === 0) return Promise.resolve(null);
  const pending = act === null ? { not: null } : PENDING[act];
  return tx.ipRange.findFirst({ where: { providerId, mode, pending, OR: named } });
}

/** What stands after a word: a refused change or deletion leaves what was filed. */
const after = (range: IpRange, { outcome, authorityId }: IpResult): Prisma.IpRangeUpdateInput =>
  outcome === 'DONE'
    ? { state: 'FILED', authorityRangeId: authorityId ?? range.authorityRangeId }
    : range.pending === 'XZBA'
      ? { state: 'REFUSED' }
      : {};

/** Notes the authority's word on one address range. */
export async function decideRange(
  tx: Tx,
  tenant: Tenant,
  result: IpResult,
  { now, sealer }: { now: Date; sealer: Sealer },
): Promise<void> {
  const range = await waiting(tx, tenant, result);
  if (!range) return;
  const { id, first, last, pending } = range;
  const { outcome, code, opinion } = result;
  const isGone = outcome === 'DONE' && pending === 'SCBA';
  if (isGone) await tx.ipRange.delete({ where: { id } });
  else {
    const { filed, sent } = openDetails(sealer, range);
    await tx.ipRange.update({
      where: { id },
      data: {
        ...after(range, result),
        pending: null,
        code: outcome === 'DONE' ? null : code,
        opinion: opinion === null ? null : sealer.seal(opinion, sealContext(id, 'opinion')),
        details: sealDetails(
          sealer,
          id,
          outcome === 'DONE' ? { filed: sent ?? filed, sent: null } : { filed, sent: filed ? null : sent },
        ),
        decidedAt: now,
      },
    });
  }
  await recordAudit(tx, {
    tenant,
    by: AUTHORITY,
    action: 'AUTHORITY_ACT_DECIDED',
    targetId: id,
    what: `IP/${pending ?? ''} ${outcome}`,
    at: now,
  });
  const topic = outcome === 'DONE' ? 'ip_range.done' : 'ip_range.refused';
  await tellWorld(tx, tenant, { topic, targetId: id, at: now, data: { first, last, code } });
}
