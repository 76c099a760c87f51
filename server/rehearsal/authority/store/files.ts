import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FileTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

const contextOf = (ispId: bigint, fileName: string): string => `rehearsal-file:${ispId}:${fileName}`;

/** Result files of one provider, sealed; of one that was acknowledged only its name is kept. */
export function fileTable(rows: Rows, ispId: bigint, sealer: () => Sealer): FileTable {
  return {
    async add({ fileName, document }, readyAt) {
      const sealed = sealer().seal(document, contextOf(ispId, fileName));
      await rows.rehearsalFile.create({
        data: { id: newId('RehearsalFile'), ispId, fileName, document: sealed, readyAt },
      });
    },
    async waiting(take) {
      const found = await rows.rehearsalFile.findMany({
        where: { ispId, acknowledgedAt: null },
        orderBy: [{ readyAt: 'asc' }, { fileName: 'asc' }],
        take,
        select: { fileName: true, document: true },
      });
      return found.flatMap(({ fileName, document }) =>
        document ? [{ fileName, document: sealer().open<string>(document, contextOf(ispId, fileName)) }] : [],
      );
    },
    async acknowledge(fileName, acknowledgedAt) {
      const key = { ispId_fileName: { ispId, fileName } };
      const file = await rows.rehearsalFile.findUnique({ where: key, select: { acknowledgedAt: true } });
      if (file?.acknowledgedAt === null)
        await rows.rehearsalFile.update({ where: key, data: { acknowledgedAt, document: null } });
      return file !== null;
    },
  };
}
