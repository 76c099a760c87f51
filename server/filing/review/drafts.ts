import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { InvalidState, NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { newId } from '../../platform/ids.ts';
import { filingScope } from '../../platform/tenancy/access.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { sealContext } from '../machine/full-filing.ts';
import { allowedActions } from '../machine/machine.ts';
import { assertUnclaimed } from './claims.ts';
import { countUse } from './phrases.ts';

/** Remarks being written on one filing, far more than anybody sends. */
const MOST_DRAFTS = 100;

/** Characters of a path, far more than the longest field has. */
const LONGEST_PLACE = 200;

export type DraftSaved = { readonly draftId: string | null; readonly filingId: string };

/** The filing, as far as the caller may remark on it: what could not be sent is not taken. */
async function remarkable(
  { tx, actor }: Pick<Work<StaffActor>, 'tx' | 'actor'>,
  filingId: string,
): Promise<void> {
  const where = { AND: [{ id: filingId }, filingScope(actor)] };
  const filing = await tx.filing.findFirst({ where, select: { id: true, state: true } });
  if (!filing) throw new NotFound('filing');
  const allowed = allowedActions(filing.state, 'STAFF');
  if (!allowed.includes('RETURN')) throw new InvalidState(filing.state, allowed);
}

/**
 * Keeps a remark as it stands while it is written; one that says nothing is removed.
 * @throws NotFound, InvalidState where it could not be sent, Claimed when somebody else reviews the filing
 */
export async function saveDraft(
  work: Work<StaffActor>,
  {
    filingId,
    path,
    message,
    phraseId,
  }: { filingId: string; path?: string[] | null; message: string; phraseId?: string | null },
): Promise<DraftSaved> {
  const { tx, actor, now, sealer } = work;
  await remarkable(work, filingId);
  await assertUnclaimed(work, filingId);
  const place = (path ?? []).join('.');
  if (place.length > LONGEST_PLACE)
    throw new ValidationFailure([issue(['path'], 'TOO_LONG', { max: LONGEST_PLACE })]);
  if (phraseId) await countUse(tx, actor, phraseId, now);
  const known = await tx.remarkDraft.findUnique({ where: { filingId_place: { filingId, place } } });
  if (message.trim() === '') {
    if (known) await tx.remarkDraft.delete({ where: { id: known.id } });
    return { draftId: null, filingId };
  }
  if (!known && (await tx.remarkDraft.count({ where: { filingId } })) >= MOST_DRAFTS)
    throw new ValidationFailure([issue(['path'], 'TOO_MANY', { max: MOST_DRAFTS })]);
  const id = known?.id ?? newId('RemarkDraft');
  const written = {
    staffId: actor.staffId,
    message: sealer.seal(message, sealContext(id, 'message')),
    updatedAt: now,
  };
  await tx.remarkDraft.upsert({
    where: { filingId_place: { filingId, place } },
    create: { id, filingId, place, ...written },
    update: written,
  });
  return { draftId: id, filingId };
}

/** What was being written is sent with the decision, or of no use after it. */
export const dropDrafts = (tx: Prisma.TransactionClient, filingId: string): Promise<unknown> =>
  tx.remarkDraft.deleteMany({ where: { filingId } });
