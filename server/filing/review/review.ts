import type { ReviewDecision } from '../../../prisma/generated/client/enums.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import { keptColumn } from '../../platform/privacy/columns.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling, type Doer } from '../machine/change.ts';
import { loadFiling, sealContext } from '../machine/full-filing.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import type { VersionedInput } from '../draft/applicant-actions.ts';
import type { Remark } from '../draft/steps/remarks.ts';
import { reasonsOf } from '../statistics/reasons.ts';
import { queueSubmission } from '../machine/submissions.ts';
import { assertUnclaimed, endClaim } from './claims.ts';
import { dropDrafts } from './drafts.ts';
import { graveRisks, type Risk } from './risks/risks.ts';
import { snapshotOf } from './risks/rounds.ts';
import { unseenIssues, unseenOf } from './unseen.ts';

const staff = (actor: StaffActor): Doer => ({ party: 'STAFF', id: actor.staffId });

/** What was decided is nobody's any more. */
async function record(
  { tx, actor, now, sealer }: Work<StaffActor>,
  filing: FullFiling,
  decision: ReviewDecision,
  remarks: Remark[] = [],
): Promise<void> {
  const id = newId('Review');
  const sealed = remarks.length > 0 ? sealer.seal(remarks, sealContext(id, 'remarks')) : null;
  const stands = decision === 'RETURN' ? snapshotOf(sealer, filing, id) : {};
  await tx.review.create({
    data: {
      id,
      filingId: filing.id,
      reviewerId: actor.staffId,
      decision,
      remarks: sealed,
      at: now,
      ...stands,
    },
  });
  await endClaim(tx, filing.id);
  // What is asked for by post is not yet decided, and the remarks may still be sent after it.
  if (decision === 'RETURN' || decision === 'PASS') await dropDrafts(tx, filing.id);
}

/** Sends the order back with remarks (初审退回). */
export async function returnFiling(
  work: Work<StaffActor>,
  input: VersionedInput & { remarks: { path?: string[] | null; message: string }[] },
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'RETURN', 'STAFF', input.expectedVersion);
  await assertUnclaimed(work, filing.id);
  const remarks = input.remarks
    .map(({ path, message }) => ({ path: path ?? [], message: message.trim() }))
    .filter(({ message }) => message !== '');
  if (remarks.length === 0) throw new ValidationFailure([issue(['remarks'], 'RETURN_REMARK_REQUIRED')]);
  await record(work, filing, 'RETURN', remarks);
  await changeFiling(tx, filing, {
    action: 'RETURN',
    by: staff(actor),
    now,
    expectedVersion: input.expectedVersion,
    facts: { count: remarks.length, fields: reasonsOf(remarks) },
  });
  return { filingId: filing.id };
}

/** What a pass would overrule, and the reviewer's words for it. */
type Overruled = { risks: readonly Risk[]; reason: string };

/** What bars a pass: what this reviewer has not looked at, and what speaks against it without a reason in words. */
async function passIssues(
  { tx, actor }: Work<StaffActor>,
  filing: FullFiling,
  { risks, reason }: Overruled,
): Promise<Issue[]> {
  const unseen = await unseenOf(tx, actor, filing);
  const unsaid = reason === '' && risks.length > 0;
  return [
    ...(unseen ? unseenIssues(unseen) : []),
    ...(unsaid ? [issue(['reason'], 'PASS_REASON_REQUIRED')] : []),
  ];
}

/** The reason goes into the review and the audit, both sealed: its words are the reviewer's own. */
async function overrule(
  { tx, actor, now, sealer }: Work<StaffActor>,
  filing: FullFiling,
  { risks, reason }: Overruled,
): Promise<Remark[]> {
  const entry = {
    tenant: filing,
    by: auditeeOf(actor),
    filingId: filing.id,
    reason: sealer.seal(reason, sealContext(filing.id, 'overruled')),
    at: now,
  };
  const faces = risks.filter(({ kind }) => kind === 'FACE').map(({ issue: { path } }) => path.at(-1) ?? '');
  for (const targetId of new Set(faces))
    await recordAudit(tx, { ...entry, action: 'FACE_CHECK_OVERRULED', targetId });
  if (risks.some(({ kind }) => kind !== 'FACE'))
    await recordAudit(tx, { ...entry, action: 'RISKS_OVERRULED', targetId: filing.id });
  const paths = new Map(risks.map(({ issue: { path } }) => [path.join('.'), path]));
  return [...paths.values()].map((path) => ({ path, message: reason }));
}

/**
 * Passes the review (初审通过) and queues the order for the authority: only when this reviewer has looked at every paper and at the
 * details in clear since the order was last submitted. Where something speaks against it (another face on the photo, a paper that says
 * something else, a check that still finds something), only with a reason in words.
 */
export async function passReview(
  work: Work<StaffActor>,
  input: VersionedInput & { reason?: string | null },
): Promise<{ filingId: string }> {
  const { tx, actor, now, sealer } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'PASS', 'STAFF', input.expectedVersion);
  await assertUnclaimed(work, filing.id);
  const risks = graveRisks({ filing, sealer, now });
  const overruled = { risks, reason: risks.length > 0 ? (input.reason?.trim() ?? '') : '' };
  const issues = await passIssues(work, filing, overruled);
  if (issues.length > 0) throw new ValidationFailure(issues);
  await record(work, filing, 'PASS', await overrule(work, filing, overruled));
  await changeFiling(tx, filing, {
    action: 'PASS',
    by: staff(actor),
    now,
    expectedVersion: input.expectedVersion,
  });
  await queueSubmission(work, filing);
  return { filingId: filing.id };
}

/** Asks for originals by post (邮寄资料). */
export async function requestOriginals(
  work: Work<StaffActor>,
  input: VersionedInput & { requested: string; copies: number },
): Promise<{ filingId: string }> {
  const { tx, actor, now, sealer } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'REQUEST_ORIGINALS', 'STAFF', input.expectedVersion);
  await assertUnclaimed(work, filing.id);
  if (input.requested.trim() === '') throw new ValidationFailure([issue(['requested'], 'REQUIRED')]);
  if (input.copies < 1 || input.copies > 10)
    throw new ValidationFailure([issue(['copies'], 'NUMBER_OUT_OF_RANGE', { min: 1, max: 10 })]);
  await record(work, filing, 'REQUEST_ORIGINALS');
  const id = newId('Shipment');
  await tx.shipment.create({
    data: {
      id,
      filingId: filing.id,
      ...keptColumn(sealer, id, 'requested', input.requested.trim()),
      copies: input.copies,
      status: 'ASKED',
      askedAt: now,
    },
  });
  await changeFiling(tx, filing, {
    action: 'REQUEST_ORIGINALS',
    by: staff(actor),
    now,
    expectedVersion: input.expectedVersion,
    facts: { copies: input.copies },
  });
  return { filingId: filing.id };
}

/** Notes that the originals arrived. */
export async function receiveOriginals(
  work: Work<StaffActor>,
  input: VersionedInput,
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'RECEIVE_ORIGINALS', 'STAFF', input.expectedVersion);
  await record(work, filing, 'RECEIVE_ORIGINALS');
  await tx.shipment.updateMany({
    where: { filingId: filing.id, status: { notIn: ['RECEIVED', 'CALLED_OFF'] } },
    data: { status: 'RECEIVED', receivedAt: now },
  });
  await changeFiling(tx, filing, {
    action: 'RECEIVE_ORIGINALS',
    by: staff(actor),
    now,
    expectedVersion: input.expectedVersion,
  });
  return { filingId: filing.id };
}
