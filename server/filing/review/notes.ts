import type { Prisma, StaffMember } from '../../../prisma/generated/client/client.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { newId } from '../../platform/ids.ts';
import { colleagueScope, filingScope } from '../../platform/tenancy/access.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { publishFiling } from '../machine/change.ts';
import { sealContext } from '../machine/full-filing.ts';

/** Notes on one filing, and mentions in one of them. */
const MOST_NOTES = 200;
const MOST_MENTIONS = 20;

/** Colleagues to choose from, the newest. */
const MOST_COLLEAGUES = 200;

type Reading = Pick<Prisma.TransactionClient, 'staffMember'>;

/** Who of the provider's people can be mentioned or given something to do. */
export const colleaguesOf = (prisma: Reading, actor: StaffActor): Promise<StaffMember[]> =>
  prisma.staffMember.findMany({
    where: { AND: [colleagueScope(actor), { removedAt: null }] },
    orderBy: { id: 'desc' },
    take: MOST_COLLEAGUES,
  });

const filingOf = async ({ tx, actor }: Work<StaffActor>, filingId: string): Promise<string> => {
  const where = { AND: [{ id: filingId }, filingScope(actor)] };
  const filing = await tx.filing.findFirst({ where, select: { id: true } });
  if (!filing) throw new NotFound('filing');
  return filing.id;
};

/**
 * Notes something about a filing for the provider's own people (内部备注), and calls those it mentions.
 * @throws NotFound for the filing or somebody who is mentioned, ValidationFailure
 */
export async function addNote(
  work: Work<StaffActor>,
  { filingId, text, mentions }: { filingId: string; text: string; mentions?: string[] | null },
): Promise<{ noteId: string }> {
  const { tx, actor, now, sealer } = work;
  await filingOf(work, filingId);
  const said = text.trim();
  if (said === '') throw new ValidationFailure([issue(['text'], 'REQUIRED')]);
  const called = [...new Set(mentions ?? [])];
  if (called.length > MOST_MENTIONS)
    throw new ValidationFailure([issue(['mentions'], 'TOO_MANY', { max: MOST_MENTIONS })]);
  if ((await tx.filingNote.count({ where: { filingId } })) >= MOST_NOTES)
    throw new ValidationFailure([issue(['text'], 'TOO_MANY', { max: MOST_NOTES })]);
  const where = { AND: [{ id: { in: called } }, colleagueScope(actor), { removedAt: null }] };
  if ((await tx.staffMember.count({ where })) < called.length) throw new NotFound('staff member');
  const id = newId('FilingNote');
  await tx.filingNote.create({
    data: {
      id,
      filingId,
      staffId: actor.staffId,
      text: sealer.seal(said, sealContext(id, 'text')),
      at: now,
    },
  });
  await tx.noteMention.createMany({ data: called.map((staffId) => ({ noteId: id, staffId })) });
  await publishFiling(tx, filingId);
  return { noteId: id };
}

/** Notes that the caller has read what calls it on a filing. */
export async function readMentions(
  work: Work<StaffActor>,
  { filingId }: { filingId: string },
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  await filingOf(work, filingId);
  await tx.noteMention.updateMany({
    where: { staffId: actor.staffId, readAt: null, note: { filingId } },
    data: { readAt: now },
  });
  return { filingId };
}
