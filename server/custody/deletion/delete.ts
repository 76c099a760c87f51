import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { tellWorld } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/ids.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import { subjectScope } from '../../platform/tenancy/access.ts';
import type { ApplicantActor, SecretKeyActor, Tenant } from '../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { shredWholeFiling } from '../shredding/filings.ts';
import { shredSubject, withdrawFromExports } from '../shredding/subjects.ts';
import { AT_THE_AUTHORITY, HOLDING_UP, keptOf, type Kept } from './kept.ts';

type Tx = Prisma.TransactionClient;
type Act = { readonly tx: Tx; readonly sealer: Sealer; readonly now: Date; readonly tenant: Tenant };

/** How a deletion stands, and what it leaves for now. */
export type Deletion = {
  readonly subjectId: string;
  readonly askedAt: Date;
  /** Null while something of the subject itself stays. */
  readonly finishedAt: Date | null;
  readonly kept: readonly Kept[];
};

/** Destroys what may go while the subject itself has to stay: filings that the authority does not have and that gave no access. */
async function shredWhatMay({ tx, sealer, now }: Act, subjectId: string): Promise<void> {
  const filings = await tx.filing.findMany({
    where: {
      subjectId,
      erasedAt: null,
      state: { notIn: ['APPROVED', ...AT_THE_AUTHORITY] },
      submissions: { none: { status: 'SENDING' } },
    },
    select: { id: true },
  });
  for (const { id } of filings) await shredWholeFiling({ tx, sealer, now }, id);
}

/** Goes as far as the law lets it; whether nothing of the subject itself is left. */
async function goOn(act: Act, subjectId: string): Promise<{ done: boolean; kept: Kept[] }> {
  const { tx, tenant, sealer, now } = act;
  const kept = await keptOf(tx, tenant, subjectId, now);
  await withdrawFromExports(tx, tenant, subjectId);
  const done = !kept.some(({ reason }) => HOLDING_UP.includes(reason));
  if (done) await shredSubject({ tx, sealer, now }, subjectId);
  else if (!kept.some(({ reason }) => reason === 'LEGAL_HOLD')) await shredWhatMay(act, subjectId);
  return { done, kept };
}

const told = (kept: readonly Kept[]) => ({ kept: [...new Set(kept.map(({ reason }) => reason))] });

/**
 * Destroys everything of a subject that may go, at once, and notes that the rest goes later by itself; asked again, it goes as far as it can by
 * then.
 */
export async function deleteSubjectAs(act: Act, by: Auditee, subjectId: string): Promise<Deletion> {
  const { tx, tenant, now } = act;
  const { providerId, mode } = tenant;
  const before = await tx.subjectDeletion.findUnique({ where: { subjectId } });
  if (before?.finishedAt) return { ...before, kept: await keptOf(tx, tenant, subjectId, now) };
  const askedAt = before?.askedAt ?? now;
  const { done, kept } = await goOn(act, subjectId);
  const finishedAt = done ? now : null;
  await tx.subjectDeletion.upsert({
    where: { subjectId },
    create: { id: newId('SubjectDeletion'), providerId, mode, subjectId, askedAt, finishedAt },
    update: { finishedAt },
  });
  if (!before)
    await recordAudit(tx, { tenant, by, action: 'SUBJECT_DELETION_ASKED', targetId: subjectId, at: now });
  await tellWorld(tx, tenant, {
    topic: done ? 'subject.deleted' : 'subject.deletion_asked',
    targetId: subjectId,
    data: told(kept),
    at: now,
  });
  return { subjectId, askedAt, finishedAt, kept };
}

/** The applicant's own right (PIPL art. 47), which the provider may use for it. @throws NotFound */
export async function deleteSubject(
  { tx, actor, sealer, now }: Work<ApplicantActor | SecretKeyActor>,
  { subjectId }: { subjectId: string },
): Promise<{ subjectId: string }> {
  const mine = await tx.subject.count({ where: { AND: [{ id: subjectId }, subjectScope(actor)] } });
  if (mine === 0) throw new NotFound('subject');
  const { providerId, mode } = actor;
  await deleteSubjectAs({ tx, sealer, now, tenant: { providerId, mode } }, auditeeOf(actor), subjectId);
  return { subjectId };
}

/** How the deletion of a subject stands; null where nobody has asked for it. */
export async function deletionOf(
  tx: Tx,
  tenant: Tenant,
  subjectId: string,
  now: Date,
): Promise<Deletion | null> {
  const row = await tx.subjectDeletion.findUnique({ where: { subjectId } });
  return row && { ...row, kept: await keptOf(tx, tenant, subjectId, now) };
}

/** Takes up a deletion that had to leave something; whether it came to its end. */
export async function goOnDeleting(act: Act, subjectId: string): Promise<boolean> {
  const { tx, tenant, now } = act;
  const { done, kept } = await goOn(act, subjectId);
  if (!done) return false;
  await tx.subjectDeletion.update({ where: { subjectId }, data: { finishedAt: now } });
  await tellWorld(tx, tenant, { topic: 'subject.deleted', targetId: subjectId, data: told(kept), at: now });
  return true;
}
