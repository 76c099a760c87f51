import type { LookReason, Prisma } from '../../../prisma/generated/client/client.ts';
import { addHours } from '../calendar/dates.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import { authorityMessageScope, authorityNoticeScope, filingScope } from '../tenancy/access.ts';
import type { StaffActor } from '../tenancy/actor.ts';
import type { Work } from '../unit-of-work.ts';
import type { Sealer } from '../privacy/sealer.ts';
import { sessionOf } from './bearer.ts';

/** Why a reviewer looks at personal data; what is none of these is said in words. */
export const LOOK_REASONS = [
  'REVIEW',
  'APPLICANT_ASKED',
  'POSTING',
  'AUTHORITY_ASKED',
  'COMPLAINT',
  'OTHER',
] as const;
export type LookReasonCode = (typeof LOOK_REASONS)[number];

/** A reason holds for the session in which it was given, and no longer than a working day. */
const REASON_HOURS = 8;
const LONGEST_NOTE = 200;

type Given = { code: LookReasonCode; note: string | null };

/** Also of the copy that stands in the audit. */
const CONTEXT = 'look-reason';

export const openReason = (sealer: Sealer, reason: Uint8Array): Given => sealer.open<Given>(reason, CONTEXT);

/** A reason in a person's own words, for what is done by hand. @throws ValidationFailure for none, or one that is too long */
export function sealReason(sealer: Sealer, words: string): Uint8Array<ArrayBuffer> {
  const note = words.trim();
  if (note === '') throw new ValidationFailure([issue(['reason'], 'REQUIRED')]);
  if ([...note].length > LONGEST_NOTE)
    throw new ValidationFailure([issue(['reason'], 'TOO_LONG', { max: LONGEST_NOTE })]);
  return sealer.seal({ code: 'OTHER', note } satisfies Given, CONTEXT);
}

export type BeginLookInput = { targetId: string; reason: LookReasonCode; note?: string | null };

const noteOf = ({ reason, note }: BeginLookInput): string | null => {
  const words = note?.trim() || null;
  if (reason === 'OTHER' && !words) throw new ValidationFailure([issue(['note'], 'REQUIRED')]);
  if (words && [...words].length > LONGEST_NOTE)
    throw new ValidationFailure([issue(['note'], 'TOO_LONG', { max: LONGEST_NOTE })]);
  return words;
};

/** What may be looked at: a filing, an entry of the authority's lists, or a message exchanged with it. */
async function assertKnown(tx: Prisma.TransactionClient, actor: StaffActor, id: string): Promise<void> {
  const known =
    (await tx.filing.count({ where: { AND: [{ id }, filingScope(actor)] } })) +
    (await tx.authorityNotice.count({ where: { AND: [{ id }, authorityNoticeScope(actor)] } })) +
    (await tx.authorityMessage.count({ where: { AND: [{ id }, authorityMessageScope(actor)] } }));
  if (known === 0) throw new NotFound('target');
}

/**
 * Notes why a reviewer looks at a filing or an entry, once for the session; every look from then on is written down with it.
 * @throws NotFound; ValidationFailure when OTHER is not explained
 */
export async function beginLook(
  { tx, actor, sealer }: Work<StaffActor>,
  input: BeginLookInput,
): Promise<{ targetId: string; until: string }> {
  const { targetId } = input;
  const note = noteOf(input);
  await assertKnown(tx, actor, targetId);
  const { providerId, mode, staffId } = actor;
  const at = new Date();
  const expiresAt = addHours(at, REASON_HOURS);
  await tx.lookReason.create({
    data: {
      id: newId('LookReason'),
      providerId,
      mode,
      staffId,
      session: sessionOf(actor.session),
      targetId,
      reason: sealer.seal({ code: input.reason, note } satisfies Given, CONTEXT),
      at,
      expiresAt,
    },
  });
  return { targetId, until: expiresAt.toISOString() };
}

/** The reason a reviewer gave in this session; null when it has to be asked for. */
export const reasonOf = (
  tx: Prisma.TransactionClient,
  { staffId, session }: { staffId: string; session: string },
  targetId: string,
): Promise<LookReason | null> =>
  tx.lookReason.findFirst({
    where: { staffId, session, targetId, expiresAt: { gt: new Date() } },
    orderBy: { id: 'desc' },
  });

/** The same for each of several targets, in the order given. */
export async function reasonsOf(
  tx: Prisma.TransactionClient,
  { staffId, session }: { staffId: string; session: string },
  targetIds: readonly string[],
): Promise<(LookReason | null)[]> {
  const given = await tx.lookReason.findMany({
    where: { staffId, session, targetId: { in: [...targetIds] }, expiresAt: { gt: new Date() } },
    orderBy: { id: 'asc' },
  });
  const last = new Map(given.map((reason) => [reason.targetId, reason]));
  return targetIds.map((id) => last.get(id) ?? null);
}
