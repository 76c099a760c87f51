import type { UploadTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

/** Accepted uploads of one provider and where its numbers stand. */
export function uploadTable(rows: Rows, ispId: bigint): UploadTable {
  return {
    async lastSequence() {
      const account = await rows.rehearsalAccount.findUnique({
        where: { ispId },
        select: { lastSequence: true },
      });
      return account?.lastSequence ?? 0n;
    },
    async add({ sequence, body }, at) {
      await rows.rehearsalUpload.create({ data: { ispId, sequence, body: new Uint8Array(body), at } });
      await rows.rehearsalAccount.update({ where: { ispId }, data: { lastSequence: sequence } });
    },
    find: (sequences) =>
      rows.rehearsalUpload.findMany({
        where: { ispId, sequence: { in: [...sequences] } },
        select: { sequence: true, body: true },
      }),
  };
}
