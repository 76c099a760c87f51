import type { RehearsalOrderStage } from '../../../../prisma/generated/client/enums.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { UploadTable } from '../brain/store.ts';
import type { Rows } from './rows.ts';

const contextOf = (ispId: bigint, sequence: bigint): string => `rehearsal-upload:${ispId}:${sequence}`;

/** Orders of these stages still need what was uploaded. */
const UNDECIDED: RehearsalOrderStage[] = ['WAITING_SMS', 'DECIDING'];

/** Accepted uploads of one provider, sealed, each as long as an order of it is not decided; and where its numbers stand. */
export function uploadTable(rows: Rows, ispId: bigint, sealer: () => Sealer): UploadTable {
  return {
    async lastSequence() {
      const account = await rows.rehearsalAccount.findUnique({
        where: { ispId },
        select: { lastSequence: true },
      });
      return account?.lastSequence ?? 0n;
    },
    async add({ sequence, body }, at) {
      await forgetDecided(rows, ispId);
      const sealed = sealer().seal(Buffer.from(body).toString('base64'), contextOf(ispId, sequence));
      await rows.rehearsalUpload.create({ data: { ispId, sequence, body: sealed, at } });
      await rows.rehearsalAccount.update({ where: { ispId }, data: { lastSequence: sequence } });
    },
    async find(sequences) {
      const found = await rows.rehearsalUpload.findMany({
        where: { ispId, sequence: { in: [...sequences] } },
        select: { sequence: true, body: true },
      });
      return found.flatMap(({ sequence, body }) =>
        body
          ? [
              {
                sequence,
                body: Buffer.from(sealer().open<string>(body, contextOf(ispId, sequence)), 'base64'),
              },
            ]
          : [],
      );
    },
  };
}

/** The pictures in it are of no use once everything it asked for is decided. */
async function forgetDecided(rows: Rows, ispId: bigint): Promise<void> {
  const open = await rows.rehearsalOrder.findMany({
    where: { ispId, stage: { in: UNDECIDED } },
    select: { sequence: true },
  });
  const needed = [...new Set(open.map(({ sequence }) => sequence))];
  await rows.rehearsalUpload.updateMany({
    where: { ispId, sequence: { notIn: needed }, body: { not: null } },
    data: { body: null },
  });
}
