import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Storage } from './storage.ts';

export type Swept = { staleRows: number; files: number };

/** A row whose file never came is dropped after a day; a file that no row names, after an hour. */
const STALE_ROW_MS = 24 * 3_600_000;
const ORPHAN_FILE_MS = 3_600_000;
const BATCH = 200;

type Dependencies = { prisma: PrismaClient; storage: Storage };

/** Deletes the files of removed materials. */
const sweepRemoved = async ({ prisma, storage }: Dependencies): Promise<number> => {
  let files = 0;
  for (;;) {
    const rows = await prisma.material.findMany({
      where: { status: { in: ['REMOVED', 'REFUSED'] }, storageKey: { not: null } },
      select: { id: true, storageKey: true },
      take: BATCH,
    });
    for (const { id, storageKey } of rows) {
      if (storageKey) await storage.delete(storageKey);
      await prisma.material.update({
        where: { id },
        data: { storageKey: null, sealedKey: null },
        select: { id: true },
      });
    }
    files += rows.length;
    if (rows.length < BATCH) return files;
  }
};

/** Deletes files that were stored just before a crash, so that no row ever named them. */
const sweepOrphans = async ({ prisma, storage }: Dependencies, now: Date): Promise<number> => {
  const before = now.getTime() - ORPHAN_FILE_MS;
  let batch: string[] = [];
  let files = 0;
  const flush = async (): Promise<void> => {
    const named = await prisma.material.findMany({
      where: { storageKey: { in: batch } },
      select: { storageKey: true },
    });
    const pieces = await prisma.uploadPiece.findMany({
      where: { storageKey: { in: batch } },
      select: { storageKey: true },
    });
    const exported = await prisma.providerExportPart.findMany({
      where: { storageKey: { in: batch }, sealedKey: { not: null } },
      select: { storageKey: true },
    });
    const known = new Set([...named, ...pieces, ...exported].map((one) => one.storageKey));
    for (const key of batch.filter((one) => !known.has(one))) {
      await storage.delete(key);
      files += 1;
    }
    batch = [];
  };
  for await (const { key, storedAt } of storage.list()) {
    if (storedAt.getTime() > before) continue;
    batch.push(key);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return files;
};

/** Tidies up what uploads leave behind. Can be run at any time, and by several replicas at once. */
export const sweepMaterials = async (deps: Dependencies, now: Date): Promise<Swept> => {
  const { count } = await deps.prisma.material.deleteMany({
    // Of a file that has come in part, the provider says how long that is kept.
    where: { status: 'AWAITING', partial: null, createdAt: { lt: new Date(now.getTime() - STALE_ROW_MS) } },
  });
  return { staleRows: count, files: (await sweepRemoved(deps)) + (await sweepOrphans(deps, now)) };
};
