import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import type { RehearsalStore, RehearsalTables } from '../brain/store.ts';
import { fileTable } from './files.ts';
import { orderTable } from './orders.ts';
import { passwordCheckTable } from './password-checks.ts';
import type { Rows } from './rows.ts';
import { subjectTable } from './subjects.ts';
import { uploadTable } from './uploads.ts';

/** An account that nobody opened. */
export class UnknownAccount extends Error {
  constructor(readonly ispId: bigint) {
    super('no such account at the rehearsal authority');
    this.name = 'UnknownAccount';
  }
}

const tablesOf = (rows: Rows, ispId: bigint): RehearsalTables => ({
  ispId,
  subjects: subjectTable(rows, ispId),
  orders: orderTable(rows, ispId),
  uploads: uploadTable(rows, ispId),
  files: fileTable(rows, ispId),
  passwordChecks: passwordCheckTable(rows, ispId),
});

/** The rehearsal authority's memory in the tables `Rehearsal…`. */
export function createPrismaStore(prisma: PrismaClient): RehearsalStore {
  return {
    async openAccount(ispId, providerId) {
      await prisma.rehearsalAccount.createMany({ data: [{ ispId, providerId }], skipDuplicates: true });
    },
    async providerOf(ispId) {
      const account = await prisma.rehearsalAccount.findUnique({
        where: { ispId },
        select: { providerId: true },
      });
      return account?.providerId ?? null;
    },
    read: (ispId, work) => work(tablesOf(prisma, ispId)),
    change: (ispId, work) =>
      prisma.$transaction(async (tx) => {
        const locked = await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM "RehearsalAccount" WHERE "ispId" = ${ispId} FOR UPDATE`;
        if (locked.length === 0) throw new UnknownAccount(ispId);
        return work(tablesOf(tx, ispId));
      }),
  };
}
