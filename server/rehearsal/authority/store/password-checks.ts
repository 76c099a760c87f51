import { newId } from '../../../platform/ids.ts';
import type { PasswordCheckTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

/** Wrong filing passwords that one provider had checked. */
export function passwordCheckTable(rows: Rows, ispId: bigint): PasswordCheckTable {
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
