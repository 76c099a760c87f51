import type { ReviewDecision } from '../../../prisma/generated/client/enums.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import { keptColumn } from '../../platform/privacy/columns.ts';
import { materialPath } from '../../../schema/rules/material-path.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling, type Doer } from '../machine/change.ts';
import { sitesInDoubt } from '../draft/photo/face-check/doubt.ts';
import { loadFiling, sealContext } from '../machine/full-filing.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import type { VersionedInput } from '../draft/applicant-actions.ts';
import type { Remark } from '../draft/steps/remarks.ts';
import { reasonsOf } from '../statistics/reasons.ts';
import { queueSubmission } from '../machine/submissions.ts';
import { unseenIssues, unseenOf } from './unseen.ts';

const staff = (actor: StaffActor): Doer => ({ party: 'STAFF', id: actor.staffId });

async function record(
  { tx, actor, now, sealer }: Work<StaffActor>,
  filing: FullFiling,
  decision: ReviewDecision,
  remarks: Remark[] = [],
): Promise<void> {
  const id = newId('Review');
  const sealed = remarks.length > 0 ? sealer.seal(remarks, sealContext(id, 'remarks')) : null;
  await tx.review.create({
    data: { id, filingId: filing.id, reviewerId: actor.staffId, decision, remarks: sealed, at: now },
  });
}

/** Sends the order back with remarks (初审退回). */
export async function returnFiling(
  work: Work<StaffActor>,
  input: VersionedInput & { remarks: { path?: string[] | null; message: string }[] },
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'RETURN', 'STAFF', input.expectedVersion);
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

/** Websites with a photo that is passed over what the face service said of it. */
function overruledSites({ materials, photos }: FullFiling): string[] {
  const isThere = (id: string): boolean =>
    materials.some((material) => material.id === id && material.status === 'STORED');
  return sitesInDoubt(photos.filter(({ materialId }) => isThere(materialId)));
}

/** Websites whose face check a pass would overrule, and the reviewer's words for it. */
type Overruled = { websites: readonly string[]; reason: string };

/** What bars a pass: what this reviewer has not looked at, and an overruled face check without a reason. */
async function passIssues(
  { tx, actor }: Work<StaffActor>,
  filing: FullFiling,
  { websites, reason }: Overruled,
): Promise<Issue[]> {
  const unseen = await unseenOf(tx, actor, filing);
  const unsaid = reason === '' && websites.length > 0;
  return [
    ...(unseen ? unseenIssues(unseen) : []),
    ...(unsaid ? [issue(['reason'], 'PASS_REASON_REQUIRED')] : []),
  ];
}

/** The reason goes into the review and the audit, both sealed: its words are the reviewer's own. */
async function overrule(
  { tx, actor, now, sealer }: Work<StaffActor>,
  filing: FullFiling,
  { websites, reason }: Overruled,
): Promise<Remark[]> {
  for (const websiteId of websites)
    await recordAudit(tx, {
      tenant: filing,
      by: auditeeOf(actor),
      action: 'FACE_CHECK_OVERRULED',
      targetId: websiteId,
      filingId: filing.id,
      reason: sealer.seal(reason, sealContext(filing.id, 'overruled')),
      at: now,
    });
  return websites.map((websiteId) => ({
    path: materialPath('VERIFICATION_PHOTO', websiteId),
    message: reason,
  }));
}

/**
 * Passes the review (初审通过) and queues the order for the authority: only when this reviewer has looked at every paper and at the
 * details in clear since the order was last submitted. Where the face service did not find the person of the card in a photo, only
 * with a reason in words.
 */
export async function passReview(
  work: Work<StaffActor>,
  input: VersionedInput & { reason?: string | null },
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'PASS', 'STAFF', input.expectedVersion);
  const overruled = { websites: overruledSites(filing), reason: input.reason?.trim() ?? '' };
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
