import type { Phrase, Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { newId } from '../../platform/ids.ts';
import { phraseScope, tenantScope } from '../../platform/tenancy/access.ts';
import type { SecretKeyActor, StaffActor, Tenant } from '../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';

/** Phrases of a provider in one mode: more than anybody finds one among. */
export const MOST_PHRASES = 200;
const LONGEST_PHRASE = 500;

type ByProvider = Work<StaffActor | SecretKeyActor>;

/** The provider's own phrases (审核用语), those used most first. */
export const phrasesOf = (
  prisma: Pick<Prisma.TransactionClient, 'phrase'>,
  { providerId, mode }: Tenant,
): Promise<Phrase[]> =>
  prisma.phrase.findMany({
    where: { providerId, mode },
    orderBy: [{ uses: 'desc' }, { id: 'asc' }],
    take: MOST_PHRASES,
  });

const owned = async (
  tx: Prisma.TransactionClient,
  actor: StaffActor | SecretKeyActor,
  id: string,
): Promise<Phrase> => {
  const known = await tx.phrase.findFirst({ where: { AND: [{ id }, phraseScope(actor)] } });
  if (!known) throw new NotFound('phrase');
  return known;
};

const audited = (
  { tx, actor, now }: ByProvider,
  targetId: string,
  what: 'CREATED' | 'CHANGED' | 'DELETED',
): Promise<unknown> =>
  recordAudit(tx, {
    tenant: tenantScope(actor),
    by: auditeeOf(actor),
    action: 'PHRASE_CHANGED',
    targetId,
    what,
    at: now,
  });

/** Adds a phrase, or changes the one with this id; how often it was used stays. @throws NotFound, ValidationFailure */
export async function savePhrase(
  work: ByProvider,
  { id, text, places }: { id?: string | null; text: string; places?: string[] | null },
): Promise<{ phraseId: string }> {
  const { tx, actor, now } = work;
  const said = text.trim();
  if (said === '') throw new ValidationFailure([issue(['text'], 'REQUIRED')]);
  if (said.length > LONGEST_PHRASE)
    throw new ValidationFailure([issue(['text'], 'TOO_LONG', { max: LONGEST_PHRASE })]);
  const data = { text: said, places: [...new Set(places ?? [])] };
  if (id) {
    const known = await owned(tx, actor, id);
    await tx.phrase.update({ where: { id: known.id }, data });
    await audited(work, known.id, 'CHANGED');
    return { phraseId: known.id };
  }
  const tenant = tenantScope(actor);
  if ((await tx.phrase.count({ where: tenant })) >= MOST_PHRASES)
    throw new ValidationFailure([issue(['text'], 'TOO_MANY', { max: MOST_PHRASES })]);
  const phraseId = newId('Phrase');
  await tx.phrase.create({ data: { id: phraseId, ...tenant, ...data, createdAt: now } });
  await audited(work, phraseId, 'CREATED');
  return { phraseId };
}

/** Takes a phrase off the list; remarks that were made of it stay. @throws NotFound */
export async function deletePhrase(work: ByProvider, { id }: { id: string }): Promise<{ id: string }> {
  const known = await owned(work.tx, work.actor, id);
  await work.tx.phrase.delete({ where: { id: known.id } });
  await audited(work, known.id, 'DELETED');
  return { id: known.id };
}

/** Counts that a phrase was put into a remark: the list is ranked by it. @throws NotFound */
export async function countUse(
  tx: Prisma.TransactionClient,
  actor: StaffActor,
  id: string,
  now: Date,
): Promise<void> {
  const where = { AND: [{ id }, phraseScope(actor)] };
  const { count } = await tx.phrase.updateMany({ where, data: { uses: { increment: 1 }, usedAt: now } });
  if (count === 0) throw new NotFound('phrase');
}
