import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { RETENTION_KINDS, retentionOf, type RetentionKind } from '../../../schema/rules/retention.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';

type Rows = Pick<Prisma.TransactionClient, 'retentionPeriod' | 'purgeCount'>;

/** How long one kind is kept by one provider. */
export type Period = {
  readonly kind: RetentionKind;
  /** Null for what stays. */
  readonly days: number | null;
  /** Whether the provider has chosen it. */
  readonly own: boolean;
  /** What the last purge that found something took in the mode asked for. */
  readonly lastPurge: { readonly day: string; readonly count: number } | null;
};

/** How long each kind is kept, in the order of the table. */
export async function periodsOf(tx: Rows, { providerId, mode }: Tenant): Promise<Period[]> {
  const own = await tx.retentionPeriod.findMany({ where: { providerId } });
  const counts = await tx.purgeCount.findMany({
    where: { providerId, mode },
    orderBy: { day: 'desc' },
    distinct: ['kind'],
  });
  return RETENTION_KINDS.map((kind) => {
    const chosen = own.find((one) => one.kind === kind)?.days;
    const last = counts.find((one) => one.kind === kind);
    return {
      kind,
      days: chosen ?? retentionOf(kind).days?.usual ?? null,
      own: chosen !== undefined,
      lastPurge: last ? { day: last.day, count: last.count } : null,
    };
  });
}

const DAY_MS = 86_400_000;

/** What is older than this has been kept for long enough; null for what stays. */
export async function keptSince(
  tx: Rows,
  tenant: Tenant,
  kind: RetentionKind,
  now: Date,
): Promise<Date | null> {
  const days = (await periodsOf(tx, tenant)).find((one) => one.kind === kind)?.days ?? null;
  return days === null ? null : new Date(now.getTime() - days * DAY_MS);
}

/** A period to be set; null brings the usual one back. */
export type ChosenPeriod = { readonly kind: RetentionKind; readonly days: number | null };

const faultsOf = (chosen: readonly ChosenPeriod[]) =>
  chosen.flatMap(({ kind, days }, index) => {
    const path = ['periods', String(index), 'days'];
    const bounds = retentionOf(kind).days;
    if (days === null) return [];
    if (!bounds) return [issue(path, 'RETENTION_FIXED')];
    return Number.isInteger(days) && days >= bounds.least && days <= bounds.most
      ? []
      : [issue(path, 'RETENTION_OUTSIDE', { least: bounds.least, most: bounds.most })];
  });

/**
 * Sets how long a provider keeps single kinds, in both modes; the others stay as they are.
 * @throws ValidationFailure for what a law or the purpose does not allow
 */
export async function setPeriods(
  tx: Prisma.TransactionClient,
  { tenant, by, now, periods }: { tenant: Tenant; by: Auditee; now: Date; periods: readonly ChosenPeriod[] },
): Promise<void> {
  const issues = faultsOf(periods);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId } = tenant;
  for (const { kind, days } of periods) {
    const key = { providerId_kind: { providerId, kind } };
    if (days === null) await tx.retentionPeriod.deleteMany({ where: { providerId, kind } });
    else
      await tx.retentionPeriod.upsert({
        where: key,
        create: { providerId, kind, days },
        update: { days },
      });
    await recordAudit(tx, {
      tenant,
      by,
      action: 'RETENTION_SET',
      targetId: providerId,
      at: now,
      what: `${kind} ${days ?? 'usual'}`,
    });
  }
}
