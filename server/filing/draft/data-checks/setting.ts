import type {
  DataCheckEffect,
  DataCheckKind,
  DataCheckPolicy,
} from '../../../../prisma/generated/client/client.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { hookOf } from '../../../platform/hooks/settings.ts';
import type { SecretKeyActor, StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Services } from '../../../services.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';
import { queueDataChecks } from '../queue-data-checks.ts';

/** Whether anybody answers questions of a kind: the provider's own service, the operator's registry, or the rehearsal. */
const isAnswered = async (
  { tx, services: { config }, actor }: Pick<Work<SecretKeyActor>, 'tx' | 'services' | 'actor'>,
  kind: DataCheckKind,
): Promise<boolean> =>
  (actor.mode === 'TEST' && config.rehearsal) ||
  (kind === 'DOMAIN_CHECK' && config.rdapUrl !== null) ||
  (await hookOf(tx, actor, kind)) !== null;

/**
 * Says whether a kind of register is asked about filings, and what an answer that does not fit does; null has it asked no more.
 * @throws ValidationFailure where nobody would answer
 */
export async function setDataCheck(
  work: Work<SecretKeyActor>,
  { kind, effect }: { kind: DataCheckKind; effect?: DataCheckEffect | null | undefined },
): Promise<{ kind: DataCheckKind; effect: DataCheckEffect | null }> {
  const { tx, actor, now } = work;
  const { providerId, mode } = actor;
  const own = { providerId, mode, kind };
  if (effect) {
    if (!(await isAnswered(work, kind))) throw new ValidationFailure([issue(['kind'], 'REGISTER_MISSING')]);
    await tx.dataCheckPolicy.upsert({
      where: { providerId_mode_kind: own },
      create: { ...own, effect },
      update: { effect },
    });
  } else await tx.dataCheckPolicy.deleteMany({ where: own });
  await recordAudit(tx, {
    tenant: { providerId, mode },
    by: auditeeOf(actor),
    action: 'DATA_CHECK_CHANGED',
    targetId: providerId,
    what: `${kind} ${effect ?? 'OFF'}`,
    at: now,
  });
  return { kind, effect: effect ?? null };
}

/** Which registers the provider has asked, in this mode. */
export const dataChecksOf = (
  prisma: Services['database']['prisma'],
  { providerId, mode }: Tenant,
): Promise<DataCheckPolicy[]> =>
  prisma.dataCheckPolicy.findMany({ where: { providerId, mode }, orderBy: { kind: 'asc' } });

/** Has the registers asked anew, about everything that they gave no answer to or were asked about as it stands. @throws NotFound */
export async function recheckData(
  { tx, services, actor }: Work<StaffActor | SecretKeyActor>,
  { filingId }: { filingId: string },
): Promise<{ filingId: string }> {
  const filing = await loadLockedFiling(tx, actor, filingId);
  await tx.dataCheck.updateMany({
    where: { filingId, current: true },
    data: { state: 'WAITING', attempts: 0, faults: [], expiresOn: null, reason: null },
  });
  await queueDataChecks(services.jobs, tx, filing);
  return { filingId };
}
