import type { Prisma, Subject } from '../../../../prisma/generated/client/client.ts';
import { NotFound, OrderInProgress } from '../../../../schema/rules/failures.ts';
import { subjectScope } from '../../../platform/tenancy/access.ts';
import type { SecretKeyActor } from '../../../platform/tenancy/actor.ts';
import { applicantKnownAs, nameOf } from '../../../platform/tenancy/applicants.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { holdSubject, openKeyOf } from '../../draft/type/facts.ts';
import { noteEvent } from '../../machine/change.ts';

type Tx = Prisma.TransactionClient;

/**
 * What the former account had in hand for the subject is of no use to it any more: answers from which an order could be begun,
 * and codes to cancel an access.
 */
async function takeFromHands(tx: Tx, subject: Subject, now: Date): Promise<void> {
  const { id, providerId, mode, certificateType, certificateIndex } = subject;
  await tx.determination.updateMany({
    where: { providerId, mode, certificateType, certificateIndex, filing: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tx.cancellationCode.deleteMany({ where: { website: { record: { subjectId: id } } } });
}

/**
 * Gives a subject to another account of the provider, with its records, its websites and all of its orders: who asked for them, agreed
 * and reviewed stays written as it was. Nobody moves what somebody is working on: an open order has to end before.
 * @throws NotFound, ValidationFailure; OrderInProgress while the subject has an open order
 */
export async function moveSubject(
  work: Work<SecretKeyActor>,
  { subjectId, applicantRef }: { subjectId: string; applicantRef: string },
): Promise<{ subjectId: string }> {
  const { tx, actor, now } = work;
  const mine: Prisma.SubjectWhereInput = { AND: [{ id: subjectId }, subjectScope(actor)] };
  const known = await tx.subject.findFirst({ where: mine });
  if (!known) throw new NotFound('subject');
  const reference = nameOf(applicantRef, ['applicantRef']);
  const openKey = openKeyOf(actor, known.certificateType, known.certificateIndex);
  await holdSubject(tx, openKey);
  const open = await tx.filing.findUnique({ where: { openKey }, select: { id: true } });
  if (open) throw new OrderInProgress('CERTIFICATE', open.id);
  const subject = await tx.subject.findUniqueOrThrow({ where: { id: known.id } });
  const to = await applicantKnownAs(work, actor, reference);
  const from = subject.applicantId;
  if (from === to) return { subjectId: subject.id };
  await tx.subject.update({ where: { id: subject.id }, data: { applicantId: to } });
  const filings = await tx.filing.findMany({
    where: { subjectId: subject.id, applicantId: from },
    select: { id: true, providerId: true, mode: true, state: true, version: true },
  });
  await tx.filing.updateMany({
    where: { id: { in: filings.map(({ id }) => id) } },
    data: { applicantId: to },
  });
  const records = await tx.filingRecord.findMany({
    where: { subjectId: subject.id },
    select: { subjectNumber: true },
  });
  const { providerId, mode } = subject;
  await tx.importedRecord.updateMany({
    where: {
      providerId,
      mode,
      claimedById: from,
      subjectNumber: { in: records.map(({ subjectNumber }) => subjectNumber) },
    },
    data: { claimedById: to },
  });
  await takeFromHands(tx, subject, now);
  for (const filing of filings)
    await noteEvent(tx, filing, { type: 'MOVE', by: { party: 'STAFF', id: null }, now });
  await recordAudit(tx, {
    tenant: actor,
    by: auditeeOf(actor),
    action: 'SUBJECT_MOVED',
    targetId: subject.id,
    what: `${from} ${to}`,
    at: now,
  });
  return { subjectId: subject.id };
}
