import type { ReviewDecision } from '../../../prisma/generated/client/enums.ts';
import { issue } from '../../../schema/validation/issue.ts';
import { ValidationFailure } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { StaffActor } from '../../tenancy/actor.ts';
import type { Work } from '../../unit-of-work.ts';
import { assertAllowed, changeFiling, type Doer } from '../change.ts';
import { loadFiling, sealContext, type FullFiling } from '../full-filing.ts';
import type { VersionedInput } from './applicant-actions.ts';
import type { Remark } from './remark.ts';
import { queueSubmission } from './submissions.ts';

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
    facts: { count: remarks.length },
  });
  return { filingId: filing.id };
}

/** Passes the review (初审通过) and queues the order for the authority. */
export async function passReview(
  work: Work<StaffActor>,
  input: VersionedInput,
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'PASS', 'STAFF', input.expectedVersion);
  await record(work, filing, 'PASS');
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
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'REQUEST_ORIGINALS', 'STAFF', input.expectedVersion);
  if (input.requested.trim() === '') throw new ValidationFailure([issue(['requested'], 'REQUIRED')]);
  if (input.copies < 1 || input.copies > 10)
    throw new ValidationFailure([issue(['copies'], 'NUMBER_OUT_OF_RANGE', { min: 1, max: 10 })]);
  await record(work, filing, 'REQUEST_ORIGINALS');
  await tx.shipment.create({
    data: {
      id: newId('Shipment'),
      filingId: filing.id,
      requested: input.requested.trim(),
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
    where: { filingId: filing.id, status: { not: 'RECEIVED' } },
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
