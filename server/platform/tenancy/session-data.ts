import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { ApplicantActor, StaffActor, Tenant } from './actor.ts';
import { changedMetadata, openMetadata, type Metadata, type MetadataChange } from './metadata.ts';
import { sessionEnd } from './sessions.ts';

type Table = Pick<Prisma.TransactionClient, 'sessionData'>;

const prefillContext = (id: string): string => `${id}:prefill`;

/** What a provider gives along when it mints a session. */
export type Along = { readonly metadata?: MetadataChange; readonly prefill?: object | null };

/**
 * Keeps what is given along with a session for as long as the session can last; nothing is kept of nothing.
 * @throws ValidationFailure
 */
export async function keepSessionData(
  { tx, sealer, actor: { providerId, mode } }: { tx: Table; sealer: Sealer; actor: Tenant },
  { metadata, prefill }: Along,
  mintedAt: Date,
): Promise<string | undefined> {
  const id = newId('SessionData');
  const sealed = changedMetadata(sealer, { id, metadata: null }, metadata).metadata ?? null;
  const known = prefill ? sealer.seal(prefill, prefillContext(id)) : null;
  if (!sealed && !known) return undefined;
  await tx.sessionData.create({
    data: { id, providerId, mode, metadata: sealed, prefill: known, expiresAt: sessionEnd(mintedAt) },
  });
  return id;
}

/** The metadata that the caller's own session was minted with. */
export async function sessionMetadata(
  prisma: Table,
  sealer: Sealer,
  { session: { dataId }, providerId, mode }: ApplicantActor | StaffActor,
): Promise<Metadata> {
  const row = dataId ? await prisma.sessionData.findFirst({ where: { id: dataId, providerId, mode } }) : null;
  return row ? openMetadata(sealer, row) : {};
}

/** What the provider knows of the order that begins in the caller's own session, until one has taken it. */
export async function sessionPrefill<T>(
  prisma: Table,
  sealer: Sealer,
  { session: { dataId }, providerId, mode }: ApplicantActor,
): Promise<T | null> {
  const row = dataId ? await prisma.sessionData.findFirst({ where: { id: dataId, providerId, mode } }) : null;
  return row?.prefill ? sealer.open<T>(row.prefill, prefillContext(row.id)) : null;
}

/** Takes it: a further order of the session is another one. */
export const forgetPrefill = async (
  tx: Table,
  { session: { dataId }, providerId, mode }: ApplicantActor,
): Promise<void> => {
  if (dataId)
    await tx.sessionData.updateMany({ where: { id: dataId, providerId, mode }, data: { prefill: null } });
};

/** Real time, as sessions have it. */
export const sweepSessionData = async (prisma: Table, now: Date): Promise<number> =>
  (await prisma.sessionData.deleteMany({ where: { expiresAt: { lt: now } } })).count;
