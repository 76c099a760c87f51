import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';
import { fence } from '../../platform/leases/lease.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { findAccount, type Account } from './account.ts';
import { MESSAGE, uploadsOf } from './messages.ts';
import type { Parts } from './parts.ts';
import { askStanding, noteAccepted, renumber, unsettled } from './sequence.ts';
import { asOnlySender } from './turn.ts';

/** There is nothing that the operator's decision could be about; the message says so. */
export class NothingToDecide extends Error {}

/** What the operator knows from the bureau of an upload whose outcome cannot be learnt: it has it, or it goes anew. */
export type Settling = 'TAKEN' | 'ANEW';

/** An upload that a number above another one was accepted for. */
export type KeptUpload = {
  readonly id: string;
  readonly sequence: bigint;
  readonly operation: string | null;
  /** The submission, or the reference of another act. */
  readonly reference: string | null;
};

/** What the operator decides about the numbers of an account (dataSequence); nothing of this happens by itself. */
export type Numbers = {
  /**
   * Says what became of the upload that stopped the account, and lets it go on.
   * @throws NothingToDecide when there is none; AuthorityUnavailable
   */
  settle(tenant: Tenant, as: Settling, by: Auditee): Promise<{ sequence: bigint }>;
  /** Uploads that the authority accepted here under higher numbers than this, in order. */
  above(tenant: Tenant, last: bigint): Promise<KeptUpload[]>;
  /**
   * Goes on from the number the authority has now. The chosen uploads go again, under the numbers that follow and in the
   * order given, before anything else; the others stay as they are. Answers with the new numbers.
   * @throws NothingToDecide when there is no account
   */
  goOnFrom(
    tenant: Tenant,
    last: bigint,
    again: readonly KeptUpload[],
    by: Auditee,
  ): Promise<{ id: string; reference: string | null; sequence: bigint }[]>;
};

const running = { stoppedCode: null, stoppedReason: null, stoppedAt: null, pausedUntil: null } as const;

export function createNumbers(parts: Parts): Numbers {
  const { prisma } = parts.database;

  const accountOf = async (tenant: Tenant): Promise<Account> => {
    const found = await findAccount(parts, tenant);
    if (!found) throw new NothingToDecide('The provider has no account with the authority in this mode.');
    return found.account;
  };

  /** Lets the account go on and says who let it. */
  const resume = async (
    tx: Prisma.TransactionClient,
    { id, tenant }: Account,
    by: Auditee,
    data: Prisma.AuthorityAccountUpdateInput = {},
  ): Promise<void> => {
    const at = await parts.now(tenant);
    await tx.authorityAccount.update({ where: { id }, data: { ...running, ...data } });
    await recordAudit(tx, { tenant, by, action: 'AUTHORITY_NUMBERS_SET', targetId: id, at });
  };

  return {
    async settle(tenant, as, by) {
      const account = await accountOf(tenant);
      return asOnlySender(parts, account, async (lease) => {
        const open = await unsettled(parts, account);
        if (!open) throw new NothingToDecide('No upload of this account waits to be settled.');
        const { last } = await askStanding(parts, account);
        if (as === 'TAKEN') await noteAccepted(parts, account, open);
        const { sequence } = as === 'ANEW' ? await renumber(parts, lease, open, last) : open;
        await prisma.$transaction((tx) => resume(tx, account, by));
        return { sequence };
      });
    },

    async above(tenant, last) {
      const { ispId } = await accountOf(tenant);
      const rows = await prisma.authorityMessage.findMany({
        where: { ...uploadsOf(tenant), ispId, status: MESSAGE.accepted, sequence: { gt: last } },
        orderBy: { sequence: 'asc' },
        select: { id: true, sequence: true, operation: true, submissionId: true },
      });
      return rows.flatMap(({ id, sequence, operation, submissionId: reference }) =>
        sequence === null ? [] : [{ id, sequence, operation, reference }],
      );
    },

    async goOnFrom(tenant, last, again, by) {
      const account = await accountOf(tenant);
      return asOnlySender(parts, account, (lease) =>
        prisma.$transaction(async (tx) => {
          await fence(tx, lease);
          const open = await tx.authorityMessage.findMany({
            where: { ...uploadsOf(tenant), ispId: account.ispId, status: MESSAGE.pending },
            orderBy: { sequence: 'asc' },
            select: { id: true, submissionId: true },
          });
          const going = [
            ...again.map(({ id, reference }) => ({ id, reference })),
            ...open.map(({ id, submissionId: reference }) => ({ id, reference })),
          ];
          const numbered = going.map((one, index) => ({ ...one, sequence: last + BigInt(index + 1) }));
          for (const { id, sequence } of numbered)
            await tx.authorityMessage.update({
              where: { id },
              data: { sequence, status: MESSAGE.pending },
            });
          await resume(tx, account, by, { lastSequence: last });
          return numbered;
        }),
      );
    },
  };
}
