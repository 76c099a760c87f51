import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { RETENTION_SOURCES, retentionOf, type RetentionSource } from '../../../schema/rules/retention.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { standingHolds } from '../retention/holds.ts';
import { periodsOf } from '../retention/periods.ts';

type Tx = Prisma.TransactionClient;

/** What a subject's deletion has to leave for now. */
export const KEPT_REASONS = ['LEGAL_HOLD', 'ACCESS', 'UNDER_WAY', 'AUTHORITY_MESSAGES', 'AUDIT'] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** What is kept, by which rule, and until when; null where that is not a day of the calendar. */
export type Kept = {
  readonly reason: KeptReason;
  readonly source: string | null;
  readonly until: Date | null;
};

/** Reasons for which something of the subject itself stays, and not merely what tells of it elsewhere. */
export const HOLDING_UP: readonly KeptReason[] = ['LEGAL_HOLD', 'ACCESS', 'UNDER_WAY'];

/** States in which the authority has the filing, or is just getting it: nobody can call it back. */
export const AT_THE_AUTHORITY: FilingState[] = ['AWAITING_SMS', 'AT_AUTHORITY'];

const kept = (reason: KeptReason, source: RetentionSource | null, until: Date | null): Kept => ({
  reason,
  source: source && RETENTION_SOURCES[source],
  until,
});

const DAY_MS = 86_400_000;

/** What a deletion of the subject leaves now, and by which rule. */
export async function keptOf(
  tx: Tx,
  { providerId, mode }: Tenant,
  subjectId: string,
  now: Date,
): Promise<Kept[]> {
  const tenant: Tenant = { providerId, mode };
  const filings = await tx.filing.findMany({
    where: { subjectId },
    select: { id: true, state: true, submissions: { where: { status: 'SENDING' }, select: { id: true } } },
  });
  const ids = filings.map(({ id }) => id);
  const holds = await tx.legalHold.findMany({
    where: { ...tenant, targetId: { in: [subjectId, ...ids] }, ...standingHolds(now) },
    select: { until: true },
  });
  const served = await tx.website.count({
    where: {
      record: { subjectId },
      accessSince: { not: null },
      accessCancelledAt: null,
      deregisteredAt: null,
    },
  });
  const underWay = filings.some(
    ({ state, submissions }) => AT_THE_AUTHORITY.includes(state) || submissions.length > 0,
  );
  const { _max: last } = await tx.authorityMessage.aggregate({
    where: { ...tenant, filingIds: { hasSome: ids } },
    _max: { at: true },
  });
  const days = new Map((await periodsOf(tx, tenant)).map((period) => [period.kind, period.days]));
  const after = (from: Date, kind: 'AUTHORITY_MESSAGES' | 'AUDIT'): Date =>
    new Date(from.getTime() + (days.get(kind) ?? retentionOf(kind).days?.usual ?? 0) * DAY_MS);
  return [
    ...holds.map(({ until }) => kept('LEGAL_HOLD', null, until)),
    ...(served > 0 ? [kept('ACCESS', 'MII_ORDER_33', null)] : []),
    ...(underWay ? [kept('UNDER_WAY', 'MII_ORDER_33', null)] : []),
    ...(last.at ? [kept('AUTHORITY_MESSAGES', 'INTERFACE_V3', after(last.at, 'AUTHORITY_MESSAGES'))] : []),
    kept('AUDIT', 'PIPL_56', after(now, 'AUDIT')),
  ];
}
