import type { AuthorityMessage, Prisma } from '../../../prisma/generated/client/client.ts';
import { newId } from '../../platform/ids.ts';
import { fence, type Lease } from '../../platform/leases/lease.ts';
import { likenessOf } from '../protocol/documents/likeness.ts';
import { ProtocolFault } from '../protocol/fault.ts';
import type { PackedFile } from '../protocol/packing/pack.ts';
import type { PreviousUploadReply } from '../protocol/replies/reply.ts';
import { stopAccount, type Account } from './account.ts';
import { ask, insist } from './calls.ts';
import { MESSAGE, openBody, sealBody, uploadsOf, type UploadBody } from './messages.ts';
import type { Parts } from './parts.ts';

/** An upload with its number, stored and perhaps sent. */
export type NumberedUpload = {
  readonly id: string;
  readonly sequence: bigint;
  readonly xml: string;
  readonly reference: string;
};

/** Holds the account's row until the transaction ends. @throws LeaseLost when somebody else sends by now */
async function lockAccount(tx: Prisma.TransactionClient, lease: Lease): Promise<bigint> {
  await fence(tx, lease);
  const [row] = await tx.$queryRaw<{ lastSequence: bigint }[]>`
    SELECT "lastSequence" FROM "AuthorityAccount" WHERE id = ${lease.key} FOR UPDATE`;
  if (!row) throw new Error(`the account ${lease.key} is gone`);
  return row.lastSequence;
}

export type NewUpload = {
  readonly reference: string;
  readonly operation: string;
  readonly filingIds: readonly string[];
  readonly xml: string;
};

/**
 * Gives an upload the next number (dataSequence) and stores both before anything is sent: from here on the number belongs
 * to this content, whatever happens to this process.
 */
export async function giveNumber(
  { database, privacy, now }: Parts,
  { tenant, ispId }: Account,
  lease: Lease,
  { reference, operation, filingIds, xml }: NewUpload,
): Promise<NumberedUpload> {
  const sealer = await privacy.forProvider(tenant.providerId);
  const at = await now(tenant);
  const id = newId('AuthorityMessage');
  const body: UploadBody = { xml };
  const sequence = await database.prisma.$transaction(async (tx) => {
    const next = (await lockAccount(tx, lease)) + 1n;
    const open = await tx.authorityMessage.count({
      where: { ...uploadsOf(tenant), ispId, status: MESSAGE.pending },
    });
    if (open > 0) throw new Error('an upload whose outcome is unknown comes first');
    await tx.authorityMessage.create({
      data: {
        id,
        ...uploadsOf(tenant),
        operation,
        ispId,
        sequence: next,
        filingIds: [...filingIds],
        submissionId: reference,
        status: MESSAGE.pending,
        body: sealBody(sealer, id, body),
        at,
      },
    });
    return next;
  });
  return { id, sequence, xml, reference };
}

/** The number was taken by content that is not ours: the upload gets the one after it. */
export async function renumber(
  { database }: Parts,
  lease: Lease,
  upload: NumberedUpload,
  taken: bigint,
): Promise<NumberedUpload> {
  const sequence = taken + 1n;
  await database.prisma.$transaction(async (tx) => {
    await lockAccount(tx, lease);
    await tx.authorityAccount.update({ where: { id: lease.key }, data: { lastSequence: taken } });
    await tx.authorityMessage.update({ where: { id: upload.id }, data: { sequence } });
  });
  return { ...upload, sequence };
}

/** The authority has it. That is true whoever holds the right to send by now. */
export async function noteAccepted(
  { database }: Parts,
  { id: accountId }: Pick<Account, 'id'>,
  { id, sequence }: NumberedUpload,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.authorityMessage.update({ where: { id }, data: { status: MESSAGE.accepted, code: 0 } });
    await tx.authorityAccount.updateMany({
      where: { id: accountId, lastSequence: { lt: sequence } },
      data: { lastSequence: sequence },
    });
  });
}

/** The authority did not take it and never will; its number is free for the next one. */
export async function noteRefused(
  { database }: Parts,
  lease: Lease,
  { id }: Pick<NumberedUpload, 'id'>,
  { code, reason }: { readonly code: number | null; readonly reason: string },
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await lockAccount(tx, lease);
    await tx.authorityMessage.updateMany({
      where: { id, status: MESSAGE.pending },
      data: { status: MESSAGE.refused, code, reason },
    });
  });
}

/** An upload of this account that was numbered and whose outcome nobody wrote down. */
export async function unsettled(
  { database, privacy }: Parts,
  { tenant, ispId }: Account,
): Promise<NumberedUpload | null> {
  const row = await database.prisma.authorityMessage.findFirst({
    where: { ...uploadsOf(tenant), ispId, status: MESSAGE.pending },
    orderBy: { sequence: 'asc' },
  });
  if (!row) return null;
  return numbered(row, openBody<UploadBody>(await privacy.forProvider(tenant.providerId), row));
}

function numbered(row: AuthorityMessage, body: UploadBody | null): NumberedUpload {
  if (!body || row.sequence === null) throw new Error(`message ${row.id} has lost its body or its number`);
  return { id: row.id, sequence: row.sequence, xml: body.xml, reference: row.submissionId ?? '' };
}

/** Where the authority's numbers stand, and what it holds under the last one. */
export type Standing = {
  readonly last: bigint;
  /** Null where it says the number alone. */
  readonly content: string | null;
};

/** The reply code of which nobody says what it means; some bureaus answer so before the first upload. */
const OTHER_ERROR = 999;

/** Whether this account has never sent anything as far as we know. */
async function isFresh({ database }: Parts, { id, tenant, ispId }: Account): Promise<boolean> {
  const { prisma } = database;
  const known = await prisma.authorityAccount.count({ where: { id, lastSequence: { gt: 0 } } });
  if (known > 0) return false;
  const sent = { ...uploadsOf(tenant), ispId, status: { in: [MESSAGE.accepted, MESSAGE.pending] } };
  return (await prisma.authorityMessage.count({ where: sent })) === 0;
}

/**
 * Asks for the last upload the authority accepted (isp_querypreviousupload); 0 before the first.
 * @throws AuthorityUnavailable when that cannot be learnt now.
 */
export async function askStanding(parts: Parts, account: Account, signal?: AbortSignal): Promise<Standing> {
  const method = 'isp_querypreviousupload';
  const reply = await ask(parts, account, method, () =>
    account.client.queryPreviousUpload(signal ? { signal } : {}),
  );
  if (reply.code === OTHER_ERROR && (await isFresh(parts, account))) return { last: 0n, content: null };
  const { previous }: PreviousUploadReply = await insist(parts, account, method, reply);
  const last = BigInt(previous?.dataSequence ?? 0);
  return { last, content: previous?.file ? textIn(account, previous.file) : null };
}

/** The file inside, or what is like no upload of ours: a file that does not open tells nothing of what it was. */
function textIn({ client }: Account, file: PackedFile): string {
  try {
    return client.open(file).xml;
  } catch (error) {
    if (error instanceof ProtocolFault) return '';
    throw error;
  }
}

/**
 * What the authority's standing says about an upload whose answer is missing. `MISSING`: it never arrived. `FOREIGN`: its
 * number holds other content, so somebody else uploads under our name. `BEYOND`: later numbers are there, which hide it.
 * `UNCLEAR`: what its number holds can be told neither from ours nor as ours. `FALLEN`: the authority has lost uploads that
 * it had accepted.
 */
export type Verdict = 'ACCEPTED' | 'MISSING' | 'FOREIGN' | 'BEYOND' | 'UNCLEAR' | 'FALLEN';

/**
 * A bureau that answers with the number but without the file leaves the number as the only evidence.
 * @param known the last number that was accepted as far as we know
 */
export function judge(
  { last, content }: Standing,
  { sequence, xml }: NumberedUpload,
  known: bigint,
): Verdict {
  if (last < known) return 'FALLEN';
  if (last < sequence) return 'MISSING';
  if (last > sequence) return 'BEYOND';
  const likeness = content === null ? 'SAME' : likenessOf(xml, content);
  return likeness === 'SAME' ? 'ACCEPTED' : likeness === 'OTHER' ? 'FOREIGN' : 'UNCLEAR';
}

/** The last number that was accepted as far as we know. */
export async function knownLast({ database }: Parts, { id }: Pick<Account, 'id'>): Promise<bigint> {
  const { lastSequence } = await database.prisma.authorityAccount.findUniqueOrThrow({ where: { id } });
  return lastSequence;
}

/** Stops an account whose authority counts from an earlier number than it did: whoever runs it has to say what was lost. */
export const stopFallen = (parts: Parts, account: Account, last: bigint, known: bigint): Promise<void> =>
  stopAccount(parts, account, {
    code: null,
    reason: `the authority's last upload is ${last} now, though it has accepted ${known}: nothing is sent again by itself, ask the bureau and set the number with the command "authority sequence"`,
  });
