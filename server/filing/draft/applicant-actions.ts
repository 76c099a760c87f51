import { ValidationFailure } from '../../../schema/rules/failures.ts';
import type { ApplicantActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling, type Change, type Doer } from '../machine/change.ts';
import { assertGranted } from './consent/given.ts';
import { loadFiling, loadLockedFiling } from '../machine/full-filing.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import { releaseServer } from './server/verify.ts';
import { keptColumn } from '../../platform/privacy/columns.ts';
import { lastRefusals } from './steps/where-to-correct.ts';
import { openIssues } from './steps/steps.ts';
import { cancelQueued, queueSubmission } from '../machine/submissions.ts';
import { trackingOf } from './tracking.ts';

export type VersionedInput = { filingId: string; expectedVersion: number };
type Act = (work: Work<ApplicantActor>, input: VersionedInput) => Promise<{ filingId: string }>;

const applicant = (actor: ApplicantActor): Doer => ({ party: 'APPLICANT', id: actor.applicantId });

function assertComplete(work: Work, filing: FullFiling): void {
  const issues = openIssues(work, filing);
  if (issues.length > 0) throw new ValidationFailure(issues);
}

/** Hands the filing to the provider's review (提交初审). @throws ValidationFailure with everything that is still wrong. */
export const submitFiling: Act = async (work, input) => {
  const { tx, actor, now } = work;
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'SUBMIT', 'APPLICANT', input.expectedVersion);
  assertComplete(work, filing);
  await changeFiling(tx, filing, {
    action: 'SUBMIT',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
    data: { submittedAt: now },
  });
  return { filingId: filing.id };
};

/**
 * Submits again: after a return to the review, after a lapsed SMS check straight to the authority, because nothing
 * can have changed since the review passed it (editing would have made it a draft).
 */
export const resubmitFiling: Act = async (work, input) => {
  const { tx, actor, now } = work;
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'RESUBMIT', 'APPLICANT', input.expectedVersion);
  assertComplete(work, filing);
  const to = await changeFiling(tx, filing, {
    action: 'RESUBMIT',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
    data: { submittedAt: now },
  });
  if (to === 'QUEUED') await queueSubmission(work, filing);
  return { filingId: filing.id };
};

/** Takes the order back for editing, as long as nothing is on its way to the authority (撤回). */
export const withdrawFiling: Act = async (work, input) => {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'WITHDRAW', 'APPLICANT', input.expectedVersion);
  await cancelQueued(tx, filing);
  await changeFiling(tx, filing, {
    action: 'WITHDRAW',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
  });
  return { filingId: filing.id };
};

/**
 * Turns a refused or lapsed order into a draft again; it will be reviewed anew. A filing password that the authority refused
 * is forgotten, so that it is asked for again.
 */
export const editFiling: Act = async (work, input) => {
  const { tx, actor, now, sealer } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  const wrongPassword =
    filing.state === 'REFUSED' &&
    lastRefusals(sealer, filing).some(({ field }) => field === 'filing.password');
  await changeFiling(tx, filing, {
    action: 'EDIT',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
    data: { decidedAt: null, ...(wrongPassword ? { password: null, passwordVerifiedAt: null } : {}) },
  });
  await tx.filingWebsite.updateMany({
    where: { filingId: filing.id, result: 'REFUSED' },
    data: { result: 'PENDING' },
  });
  return { filingId: filing.id };
};

/** Ends the order (放弃备案): its service codes are free again, its password is forgotten, its subject may file anew. */
export const abandonFiling: Act = async (work, input) => {
  const filing = await loadFiling(work.tx, work.actor, input.filingId);
  await endOrder(work, filing, { by: applicant(work.actor), expectedVersion: input.expectedVersion });
  return { filingId: filing.id };
};

/** Ends an order that may be abandoned, for whatever reason. */
export async function endOrder(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  filing: FullFiling,
  { by, expectedVersion }: Pick<Change, 'by' | 'expectedVersion'>,
): Promise<void> {
  await changeFiling(tx, filing, {
    action: 'ABANDON',
    by,
    now,
    expectedVersion,
    data: { openKey: null, password: null },
  });
  await releaseServer(
    tx,
    filing.websites.map(({ id }) => id),
  );
  await tx.filingWebsite.updateMany({ where: { filingId: filing.id }, data: { openKey: null } });
}

/** The applicant says the code was entered at the authority's site (短信核验); only the authority's result proves it. */
export const reportSmsDone: Act = async (work, input) => {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  await changeFiling(tx, filing, {
    action: 'REPORT_SMS_DONE',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
  });
  await tx.smsCheck.updateMany({
    where: { filingId: filing.id, outcome: 'WAITING' },
    data: { outcome: 'DONE', endedAt: now },
  });
  return { filingId: filing.id };
};

export type RecordShipmentInput = VersionedInput & { courier: string; trackingNumber: string };

/** Notes that the originals are in the post (邮寄资料). */
export async function recordShipment(
  { tx, actor, now, sealer }: Work<ApplicantActor>,
  input: RecordShipmentInput,
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'RECORD_SHIPMENT', 'APPLICANT', input.expectedVersion);
  assertGranted(filing.consents, ['FILING'], now);
  const { courier, trackingNumber } = trackingOf(input);
  const awaited = filing.shipments.filter(({ status }) => status !== 'RECEIVED' && status !== 'CALLED_OFF');
  for (const { id } of awaited)
    await tx.shipment.update({
      where: { id },
      data: {
        courier,
        ...keptColumn(sealer, id, 'trackingNumber', trackingNumber),
        status: 'SENT',
        sentAt: now,
        ...keptColumn(sealer, id, 'problem', null),
        problemAt: null,
      },
    });
  await changeFiling(tx, filing, {
    action: 'RECORD_SHIPMENT',
    by: applicant(actor),
    now,
    expectedVersion: input.expectedVersion,
    facts: { courier },
  });
  return { filingId: filing.id };
}
