import type { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { changeFiling, noteEvent } from '../../machine/change.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { endOrder } from '../applicant-actions.ts';
import { cancelQueued } from '../../machine/submissions.ts';
import { shredFiling, shredMaterials } from './shred.ts';

export type WithdrawInput = { filingId: string; purpose: ConsentPurpose };

/** What became of the data: destroyed; or, where the authority has it already, kept as the law obliges and not used further. */
export type Withdrawn = { filingId: string; destroyed: boolean; kept: boolean };

/** Whether the authority has the data, or is just getting it. */
const isHandedOver = ({ handedOverAt, submissions }: FullFiling): boolean =>
  handedOverAt !== null || submissions.some(({ status }) => status === 'SENDING' || status === 'ACCEPTED');

/**
 * Takes a consent back (撤回同意): the work stops at once, and what was stored under it is destroyed as long as the authority does
 * not have it. Without the consent to the filing itself the order ends. Afterwards it is noted, and nothing further can be done
 * with the data: each next step asks for the consent again.
 * @throws NotFound
 */
export async function withdrawConsent(work: Work<ApplicantActor>, input: WithdrawInput): Promise<Withdrawn> {
  const { tx, actor, now } = work;
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  const { purpose } = input;
  const ofPurpose = { applicantId: actor.applicantId, purpose, withdrawnAt: null };
  const { count } = await tx.consent.updateMany({
    where: { ...ofPurpose, filingId: filing.id },
    data: { withdrawnAt: now },
  });
  if (count === 0) return { filingId: filing.id, destroyed: false, kept: false };
  // The next filing asks anew.
  await tx.consent.updateMany({ where: { ...ofPurpose, filingId: null }, data: { withdrawnAt: now } });
  const handedOver = isHandedOver(filing);
  await stop(work, filing, purpose);
  const by = auditeeOf(actor);
  await recordAudit(tx, {
    tenant: actor,
    by,
    action: 'CONSENT_WITHDRAWN',
    targetId: filing.id,
    at: now,
    what: purpose,
  });
  if (!handedOver) await destroy(work, filing.id, purpose);
  return { filingId: filing.id, destroyed: !handedOver && purpose !== 'AUTHORITY', kept: handedOver };
}

/** What waits goes no further; what is being sent this moment cannot be called back, and is noted. */
async function stop(
  { tx, actor, now }: Work<ApplicantActor>,
  filing: FullFiling,
  purpose: ConsentPurpose,
): Promise<void> {
  const told = { facts: { what: purpose }, by: { party: 'APPLICANT', id: actor.applicantId } as const, now };
  if (filing.submissions.some(({ status }) => status === 'SENDING'))
    return noteEvent(tx, filing, { type: 'WITHDRAW_CONSENT', ...told });
  await cancelQueued(tx, filing);
  await changeFiling(tx, filing, { action: 'WITHDRAW_CONSENT', expectedVersion: null, ...told });
}

async function destroy(work: Work<ApplicantActor>, filingId: string, purpose: ConsentPurpose): Promise<void> {
  if (purpose === 'AUTHORITY') return;
  if (purpose !== 'FILING') return shredMaterials(work.tx, filingId, purpose);
  const filing = await loadLockedFiling(work.tx, work.actor, filingId);
  const by = { party: 'APPLICANT', id: work.actor.applicantId } as const;
  if (filing.state !== 'ABANDONED') await endOrder(work, filing, { by, expectedVersion: null });
  await shredFiling(work, filing);
}
