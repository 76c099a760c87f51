import type { RehearsalOrderModel } from '../../../../prisma/generated/client/models.ts';
import { newId } from '../../../platform/ids.ts';
import type { Order, OrderOutcome } from '../brain/order.ts';
import type { OrderTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

const orderOf = (row: RehearsalOrderModel): Order => ({
  accessId: row.accessId,
  sequence: row.sequence,
  websiteNumber: row.websiteNumber,
  stage: row.stage,
  // Only this table writes the column, from the same type.
  outcome: row.outcome as OrderOutcome,
  smsCode: row.smsCode,
  smsTries: row.smsTries,
  smsDeadline: row.smsDeadline,
  decideAt: row.decideAt,
  receivedAt: row.receivedAt,
});

/** Orders of one provider. */
export function orderTable(rows: Rows, ispId: bigint): OrderTable {
  const { rehearsalOrder } = rows;
  const one = (row: RehearsalOrderModel | null): Order | null => (row ? orderOf(row) : null);
  return {
    async insert(order) {
      await rehearsalOrder.create({ data: { id: newId('RehearsalOrder'), ispId, ...order } });
    },
    find: async (accessId) =>
      one(await rehearsalOrder.findUnique({ where: { ispId_accessId: { ispId, accessId } } })),
    async openOf(subjectNumber) {
      const open = await rehearsalOrder.findMany({
        where: {
          ispId,
          stage: { in: ['WAITING_SMS', 'DECIDING'] },
          websiteNumber: { startsWith: `${subjectNumber}-` },
        },
      });
      return open.map(orderOf);
    },
    approvedOf: async (websiteNumber) =>
      one(
        await rehearsalOrder.findFirst({
          where: { ispId, websiteNumber, stage: 'DECIDED', outcome: 'APPROVED' },
        }),
      ),
    async waitingFor(smsCode) {
      return (await rehearsalOrder.findMany({ where: { ispId, stage: 'WAITING_SMS', smsCode } })).map(
        orderOf,
      );
    },
    async lapsing(until, take) {
      const late = await rehearsalOrder.findMany({
        where: { ispId, stage: 'WAITING_SMS', smsDeadline: { lte: until } },
        orderBy: { smsDeadline: 'asc' },
        take,
      });
      return late.map(orderOf);
    },
    async deciding(until, take) {
      const due = await rehearsalOrder.findMany({
        where: { ispId, stage: 'DECIDING', decideAt: { lte: until } },
        orderBy: { decideAt: 'asc' },
        take,
      });
      return due.map(orderOf);
    },
    async latestTexts(take) {
      const where = { ispId, smsCode: { not: null } };
      // By arrival: receivedAt is of the account's clock, which need not only go forward.
      return (await rehearsalOrder.findMany({ where, orderBy: { id: 'desc' }, take })).map(orderOf);
    },
    async update(accessId, changes) {
      await rehearsalOrder.update({ where: { ispId_accessId: { ispId, accessId } }, data: changes });
    },
  };
}
