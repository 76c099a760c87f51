import type { RetentionKind } from '../../../schema/rules/retention.ts';
import type { Services } from '../../services.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { goOnDeleting } from '../deletion/delete.ts';
import { heldOf } from '../retention/holds.ts';
import { keptSince } from '../retention/periods.ts';
import { STEPS } from './steps.ts';

export const PURGE_JOB = 'retention.purge';
/** What a killed run did is committed; the repetition goes on with what is left. */
export const PURGE_QUEUE = { concurrency: 1, expireInSeconds: 3_600, retryLimit: 3 } as const;

const DAY_SECONDS = 86_400;

/** Filings, subjects or messages that one transaction takes. */
const BATCH = 20;
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/** How much was taken, by kind, and how many deletions came to their end. */
export type Taken = Partial<Record<RetentionKind | 'deletions', number>>;

type Desk = Pick<Services, 'database' | 'privacy' | 'clock' | 'log'>;

/** Takes one batch and counts it in the same transaction: a run that dies has done what it counted, and nothing else. */
async function purgeBatch(
  { database: { prisma }, privacy, clock }: Desk,
  tenant: Tenant,
  kind: RetentionKind,
): Promise<number> {
  const step = STEPS[kind];
  if (!step) return 0;
  const sealer = await privacy.forProvider(tenant.providerId);
  const now = await clock.now(tenant);
  return prisma.$transaction(async (tx) => {
    const before = await keptSince(tx, tenant, kind, now);
    if (!before) return 0;
    const held = await heldOf(tx, tenant, now);
    const count = await step({ tx, tenant, sealer, now, before, held, limit: BATCH });
    if (count === 0) return 0;
    const row = { ...tenant, kind, day: chinaDay(now) };
    await tx.purgeCount.upsert({
      where: { providerId_mode_kind_day: row },
      create: { ...row, count },
      update: { count: { increment: count } },
    });
    return count;
  }, TRANSACTION);
}

/** What was left of deletions that were asked for goes as soon as nothing holds it up any more. */
async function goOnWithDeletions(
  { database: { prisma }, privacy, clock }: Desk,
  tenant: Tenant,
  signal: AbortSignal | undefined,
): Promise<number> {
  const open = await prisma.subjectDeletion.findMany({
    where: { ...tenant, finishedAt: null },
    select: { subjectId: true },
  });
  const sealer = await privacy.forProvider(tenant.providerId);
  let finished = 0;
  for (const { subjectId } of open) {
    if (signal?.aborted) break;
    const now = await clock.now(tenant);
    const done = await prisma.$transaction(
      (tx) => goOnDeleting({ tx, sealer, now, tenant }, subjectId),
      TRANSACTION,
    );
    if (done) finished += 1;
  }
  return finished;
}

/** Deletes what a tenant has kept for long enough; how much, by kind. */
export async function purgeTenant(
  desk: Desk,
  { providerId, mode }: Tenant,
  signal?: AbortSignal,
): Promise<Taken> {
  const tenant: Tenant = { providerId, mode };
  const taken: Partial<Record<RetentionKind, number>> = {};
  for (const kind of Object.keys(STEPS) as RetentionKind[])
    for (let count = BATCH; count >= BATCH && !signal?.aborted;) {
      count = await purgeBatch(desk, tenant, kind);
      if (count > 0) taken[kind] = (taken[kind] ?? 0) + count;
    }
  const deletions = await goOnWithDeletions(desk, tenant, signal);
  return deletions > 0 ? { ...taken, deletions } : taken;
}

/** The daily purge of all tenants. One tenant's failure keeps none of the others waiting; the job is repeated for it. */
export async function purgeAll(desk: Desk, signal?: AbortSignal): Promise<void> {
  const providers = await desk.database.prisma.provider.findMany({ select: { id: true } });
  const failures: unknown[] = [];
  for (const { id: providerId } of providers)
    for (const mode of ['LIVE', 'TEST'] as const)
      try {
        const taken = await purgeTenant(desk, { providerId, mode }, signal);
        if (Object.keys(taken).length > 0)
          desk.log.info(
            { event: 'retention.purged', providerId, mode, taken },
            'what was kept for long enough is gone',
          );
      } catch (error) {
        failures.push(error);
      }
  if (failures.length > 0) throw new AggregateError(failures, 'the purge failed for some providers');
}

export function workOnRetention(services: Services): void {
  services.jobs.work(PURGE_JOB, ({ signal }) => purgeAll(services, signal));
  services.jobs.every(PURGE_JOB, DAY_SECONDS);
}
