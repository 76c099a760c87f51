import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { fence, type Lease } from '../../../platform/leases/lease.ts';
import { recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import type { Account } from '../account.ts';
import { RUNNING } from './accounts.ts';
import { MESSAGE, uploadsOf } from './messages.ts';
import type { StoreParts } from './store.ts';

/** An upload that a number above another one was accepted for. */
export type KeptUpload = {
  readonly id: string;
  readonly sequence: bigint;
  readonly operation: string | null;
  /** The submission, or the reference of another act. */
  readonly reference: string | null;
};

type Sender = Pick<Account, 'id' | 'tenant' | 'ispId'>;

/** What the operator's decisions about the numbers of an account (dataSequence) read and write. */
export function numbersIn({ database, now }: StoreParts) {
  const { prisma } = database;

  const resumeIn = async (
    tx: Prisma.TransactionClient,
    { id, tenant }: Sender,
    by: Auditee,
    data: Prisma.AuthorityAccountUpdateInput = {},
  ): Promise<void> => {
    const at = await now(tenant);
    await tx.authorityAccount.update({ where: { id }, data: { ...RUNNING, ...data } });
    await recordAudit(tx, { tenant, by, action: 'AUTHORITY_NUMBERS_SET', targetId: id, at });
  };

  return {
    /** Lets the account go on and says who let it. */
    resume: (account: Sender, by: Auditee): Promise<void> =>
      prisma.$transaction((tx) => resumeIn(tx, account, by)),

    /** Uploads that were accepted under higher numbers than this, in order. */
    async above({ tenant, ispId }: Sender, last: bigint): Promise<KeptUpload[]> {
      const rows = await prisma.authorityMessage.findMany({
        where: { ...uploadsOf(tenant), ispId, status: MESSAGE.accepted, sequence: { gt: last } },
        orderBy: { sequence: 'asc' },
        select: { id: true, sequence: true, operation: true, submissionId: true },
      });
      return rows.flatMap(({ id, sequence, operation, submissionId: reference }) =>
        sequence === null ? [] : [{ id, sequence, operation, reference }],
      );
    },

    /** Numbers the chosen uploads anew from there on, what was open behind them, and lets the account go on. */
    goOnFrom: (
      account: Sender,
      lease: Lease,
      { last, again, by }: { last: bigint; again: readonly KeptUpload[]; by: Auditee },
    ): Promise<Pick<KeptUpload, 'id' | 'reference' | 'sequence'>[]> =>
      prisma.$transaction(async (tx) => {
        await fence(tx, lease);
        const open = await tx.authorityMessage.findMany({
          where: { ...uploadsOf(account.tenant), ispId: account.ispId, status: MESSAGE.pending },
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
            select: { id: true },
          });
        await resumeIn(tx, account, by, { lastSequence: last });
        return numbered;
      }),
  };
}
