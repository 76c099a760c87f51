import type { AuthorityMessage, Prisma } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import { fence, type Lease } from '../../../platform/leases/lease.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { UploadOutcome } from '../../port.ts';
import type { Account } from '../account.ts';

import { MESSAGE, openBody, sealBody, uploadsOf, type UploadBody } from './messages.ts';
import type { StoreParts } from './store.ts';

/** An upload with its number, stored and perhaps sent. */
export type NumberedUpload = {
  readonly id: string;
  readonly sequence: bigint;
  readonly xml: string;
  readonly reference: string;
};

type NewUpload = {
  readonly reference: string;
  readonly operation: string;
  readonly filingIds: readonly string[];
  readonly xml: string;
};

type Sender = Pick<Account, 'id' | 'tenant' | 'ispId'>;

/** Holds the account's row until the transaction ends. @throws LeaseLost when somebody else sends by now */
async function lockAccount(tx: Prisma.TransactionClient, lease: Lease): Promise<bigint> {
  await fence(tx, lease);
  const [row] = await tx.$queryRaw<{ lastSequence: bigint }[]>`
    SELECT "lastSequence" FROM "AuthorityAccount" WHERE id = ${lease.key} FOR UPDATE`;
  if (!row) throw new Error(`the account ${lease.key} is gone`);
  return row.lastSequence;
}

function numbered(row: AuthorityMessage, body: UploadBody): NumberedUpload {
  if (row.sequence === null) throw new Error(`message ${row.id} has lost its number`);
  return { id: row.id, sequence: row.sequence, xml: body.xml, reference: row.submissionId ?? '' };
}

export function uploadsIn({ database, privacy, now }: StoreParts) {
  const { prisma } = database;
  return {
    /**
     * Gives an upload the next number (dataSequence) and stores both before anything is sent: from here on the number
     * belongs to this content, whatever happens to this process.
     */
    async giveNumber(
      { tenant, ispId }: Sender,
      lease: Lease,
      { reference, operation, filingIds, xml }: NewUpload,
    ): Promise<NumberedUpload> {
      const sealer = await privacy.forProvider(tenant.providerId);
      const at = await now(tenant);
      const id = newId('AuthorityMessage');
      const body: UploadBody = { xml };
      const sequence = await prisma.$transaction(async (tx) => {
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
          select: { id: true },
        });
        return next;
      });
      return { id, sequence, xml, reference };
    },

    /** The number was taken by content that is not ours: the upload gets the one after it. */
    async renumber(lease: Lease, upload: NumberedUpload, taken: bigint): Promise<NumberedUpload> {
      const sequence = taken + 1n;
      await prisma.$transaction(async (tx) => {
        await lockAccount(tx, lease);
        await tx.authorityAccount.update({ where: { id: lease.key }, data: { lastSequence: taken } });
        await tx.authorityMessage.update({
          where: { id: upload.id },
          data: { sequence },
          select: { id: true },
        });
      });
      return { ...upload, sequence };
    },

    /** The authority has it. That is true whoever holds the right to send by now. */
    async noteAccepted({ id: accountId }: Pick<Sender, 'id'>, upload: NumberedUpload): Promise<void> {
      const { id, sequence } = upload;
      await prisma.$transaction(async (tx) => {
        await tx.authorityMessage.update({
          where: { id },
          data: { status: MESSAGE.accepted, code: 0 },
          select: { id: true },
        });
        await tx.authorityAccount.updateMany({
          where: { id: accountId, lastSequence: { lt: sequence } },
          data: { lastSequence: sequence },
        });
      });
    },

    /** The authority did not take it and never will; its number is free for the next one. */
    async noteRefused(
      lease: Lease,
      { id }: Pick<NumberedUpload, 'id'>,
      { code, reason }: { readonly code: number | null; readonly reason: string },
    ): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await lockAccount(tx, lease);
        await tx.authorityMessage.updateMany({
          where: { id, status: MESSAGE.pending },
          data: { status: MESSAGE.refused, code, reason },
        });
      });
    },

    /** Keeps one that may not be sent as it is, like one the authority refused. */
    async keepUnsendable(
      { tenant, ispId }: Sender,
      lease: Lease,
      { reference, filingIds, reason }: Pick<NewUpload, 'reference' | 'filingIds'> & { reason: string },
    ): Promise<void> {
      const at = await now(tenant);
      await prisma.$transaction(async (tx) => {
        await fence(tx, lease);
        await tx.authorityMessage.create({
          data: {
            id: newId('AuthorityMessage'),
            ...uploadsOf(tenant),
            ispId,
            filingIds: [...filingIds],
            submissionId: reference,
            status: MESSAGE.refused,
            reason,
            at,
          },
          select: { id: true },
        });
      });
    },

    /** An upload of this account that was numbered and whose outcome nobody wrote down. */
    async unsettled({ tenant, ispId }: Sender): Promise<NumberedUpload | null> {
      const row = await prisma.authorityMessage.findFirst({
        where: { ...uploadsOf(tenant), ispId, status: MESSAGE.pending },
        orderBy: { sequence: 'asc' },
      });
      if (!row) return null;
      const sealer = await privacy.forProvider(tenant.providerId);
      const body = whereReadable(() => openBody<UploadBody>(sealer, row));
      if (body) return numbered(row, body);
      // It cannot be sent again, and nothing behind it may wait for that.
      await prisma.authorityMessage.updateMany({
        where: { id: row.id, status: MESSAGE.pending },
        data: { status: MESSAGE.refused, code: null, reason: 'what was sent can no longer be opened' },
      });
      return null;
    },

    /** The account by which this reference was numbered, while its outcome is unknown: it may go by no other. */
    async begunAt({ providerId, mode }: Tenant, reference: string): Promise<string | null> {
      const row = await prisma.authorityMessage.findFirst({
        where: { ...uploadsOf({ providerId, mode }), submissionId: reference, status: MESSAGE.pending },
        select: { bureau: true },
      });
      return row?.bureau ?? null;
    },

    /** What became of this reference earlier, by whichever account, when that is known. An earlier refusal by nobody does not count. */
    async earlier({ providerId, mode }: Tenant, reference: string): Promise<UploadOutcome | null> {
      const row = await prisma.authorityMessage.findFirst({
        where: {
          ...uploadsOf({ providerId, mode }),
          submissionId: reference,
          OR: [{ status: MESSAGE.accepted }, { status: MESSAGE.refused, code: { not: null } }],
        },
      });
      if (!row) return null;
      if (row.status === MESSAGE.accepted && row.sequence !== null)
        return { accepted: true, sequence: row.sequence };
      return { accepted: false, code: row.code, message: row.reason ?? '', retry: false };
    },

    /** Gives up what was numbered under an account that was replaced; how many that were. */
    async giveUpOfFormer({ tenant, ispId }: Sender): Promise<number> {
      const { count } = await prisma.authorityMessage.updateMany({
        where: { ...uploadsOf(tenant), status: MESSAGE.pending, ispId: { not: ispId } },
        data: {
          status: MESSAGE.refused,
          code: null,
          reason: 'the account was replaced before an answer came',
        },
      });
      return count;
    },

    /** Whether this account has never sent anything as far as we know. */
    async hasSentNothing({ id, tenant, ispId }: Sender): Promise<boolean> {
      const known = await prisma.authorityAccount.count({ where: { id, lastSequence: { gt: 0 } } });
      if (known > 0) return false;
      const sent = { ...uploadsOf(tenant), ispId, status: { in: [MESSAGE.accepted, MESSAGE.pending] } };
      return (await prisma.authorityMessage.count({ where: sent })) === 0;
    },
  };
}
