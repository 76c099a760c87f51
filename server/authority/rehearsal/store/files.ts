import { newId } from '../../../ids.ts';
import type { FileTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

/** Result files of one provider, kept after they were acknowledged. */
export function fileTable(rows: Rows, ispId: bigint): FileTable {
  return {
    async add({ fileName, document }, readyAt) {
      await rows.rehearsalFile.create({
        data: { id: newId('RehearsalFile'), ispId, fileName, document, readyAt },
      });
    },
    waiting: (take) =>
      rows.rehearsalFile.findMany({
        where: { ispId, acknowledgedAt: null },
        orderBy: [{ readyAt: 'asc' }, { fileName: 'asc' }],
        take,
        select: { fileName: true, document: true },
      }),
    async acknowledge(fileName, acknowledgedAt) {
      const key = { ispId_fileName: { ispId, fileName } };
      const file = await rows.rehearsalFile.findUnique({ where: key, select: { acknowledgedAt: true } });
      if (file?.acknowledgedAt === null)
        await rows.rehearsalFile.update({ where: key, data: { acknowledgedAt } });
      return file !== null;
    },
  };
}
