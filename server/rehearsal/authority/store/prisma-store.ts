import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import type { RehearsalStore, RehearsalTables, PasswordCheckTable } from '../brain/store.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { fileTable } from './files.ts';
import { orderTable } from './orders.ts';
import type { Rows } from './rows.ts';
import { sealerOf, type Keys } from './sealing.ts';
import { subjectTable } from './subjects.ts';
import { uploadTable } from './uploads.ts';
import { newId } from '../../../platform/ids.ts';

/** Wrong filing passwords that one provider had checked. */
function passwordCheckTable(rows: Rows, ispId: bigint): PasswordCheckTable {
  const checks = rows.rehearsalPasswordCheck;
  return {
    count: (subjectNumber, since) => checks.count({ where: { ispId, subjectNumber, at: { gt: since } } }),
    async add(subjectNumber, at) {
      await checks.create({ data: { id: newId('RehearsalPasswordCheck'), ispId, subjectNumber, at } });
    },
    async clear(subjectNumber) {
      await checks.deleteMany({ where: { ispId, subjectNumber } });
    },
  };
}

/** An account that nobody opened. */
export class UnknownAccount extends Error {
  constructor(readonly ispId: bigint) {
    super('no such account at the rehearsal authority');
    this.name = 'UnknownAccount';
  }
}

const tablesOf = (rows: Rows, ispId: bigint, known: Sealer | null): RehearsalTables => {
  const sealer = (): Sealer => {
    if (!known) throw new UnknownAccount(ispId);
    return known;
  };
  return {
    ispId,
    subjects: subjectTable(rows, ispId, sealer),
    orders: orderTable(rows, ispId),
    uploads: uploadTable(rows, ispId, sealer),
    files: fileTable(rows, ispId, sealer),
    passwordChecks: passwordCheckTable(rows, ispId),
  };
};

/** The rehearsal authority's memory in the tables `Rehearsal…`, sealed with the keys of the provider whose rehearsal it is. */
export function createPrismaStore(prisma: PrismaClient, keys: Keys): RehearsalStore {
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
    read: async (ispId, work) => work(tablesOf(prisma, ispId, await sealerOf(prisma, keys, ispId))),
    change: async (ispId, work) => {
      const sealer = await sealerOf(prisma, keys, ispId);
      return prisma.$transaction(async (tx) => {
        const locked = await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM "RehearsalAccount" WHERE "ispId" = ${ispId} FOR UPDATE`;
        if (locked.length === 0) throw new UnknownAccount(ispId);
        return work(tablesOf(tx, ispId, sealer));
      });
    },
  };
}
