import type { Material, Prisma, PrismaClient } from '../../../../prisma/generated/client/client.ts';
import type { Objects } from '../objects.ts';
import type { Storage } from '../storage.ts';

/** All pieces but the last are as long as this, however a file was cut by its sender: so few are kept of any file. */
export const PIECE_BYTES = 512 * 1024;

/** Somebody else goes on with the upload, or it is over. */
export class Overtaken extends Error {
  constructor() {
    super('another request goes on with this upload');
    this.name = 'Overtaken';
  }
}

type Owner = Pick<Material, 'id' | 'providerId'>;

export type Pieces = {
  /** Makes this request the only one that may write; answers how many bytes are stored, null where nothing has begun. */
  takeOver(material: Owner, holder: string): Promise<number | null>;
  /** Stores what follows the first `offset` bytes, at most up to the end of a piece. @throws Overtaken */
  append(material: Owner, holder: string, offset: number, bytes: Uint8Array): Promise<number>;
  /** All that is stored, joined, and where it lies. @throws ObjectMissing, NotFound */
  read(material: Owner): Promise<{ bytes: Buffer; storageKeys: string[] }>;
  /** Forgets what is stored, keys first, and what else lies at these places. */
  discard(material: Pick<Material, 'id'>, storageKeys?: readonly string[]): Promise<void>;
};

type Dependencies = { prisma: PrismaClient; objects: Objects; storage: Storage };

/** Each piece is sealed for its own place in its own file. */
const placed = ({ id, providerId }: Owner, position: number): Owner => ({
  id: `${id}.${position}`,
  providerId,
});

/** Sealed pieces of files on their way. How far a file has come, the database alone says, so that any replica goes on with it. */
export const createPieces = ({ prisma, objects, storage }: Dependencies): Pieces => ({
  takeOver: async ({ id }, holder) => {
    const [taken] = await prisma.partialUpload.updateManyAndReturn({
      where: { materialId: id },
      data: { holder },
    });
    return taken?.receivedBytes ?? null;
  },

  append: async (material, holder, offset, bytes) => {
    const { id: materialId } = material;
    const position = Math.floor(offset / PIECE_BYTES);
    const at = { materialId_position: { materialId, position } };
    const before = await prisma.uploadPiece.findUnique({ where: at });
    if (!before && offset % PIECE_BYTES > 0) throw new Overtaken();
    // What a line brought before it broke is joined with what it brings now.
    const begun = before ? await objects.readWhole({ ...before, ...placed(material, position) }) : null;
    const whole = begun ? Buffer.concat([begun.subarray(0, offset % PIECE_BYTES), bytes]) : bytes;
    const file = await objects.store(placed(material, position), whole);
    const receivedBytes = offset + bytes.length;
    const counted = await prisma.$transaction(async (tx) => {
      const { count } = await tx.partialUpload.updateMany({
        where: { materialId, holder, receivedBytes: offset },
        data: { receivedBytes },
      });
      if (count > 0)
        await tx.uploadPiece.upsert({ where: at, create: { materialId, position, ...file }, update: file });
      return count > 0;
    });
    // Should a deletion fail, the sweep finds the file, which no row names.
    if (!counted) await storage.delete(file.storageKey);
    if (!counted) throw new Overtaken();
    if (before) await storage.delete(before.storageKey);
    return receivedBytes;
  },

  read: async (material) => {
    const rows = await prisma.uploadPiece.findMany({
      where: { materialId: material.id },
      orderBy: { position: 'asc' },
    });
    const parts: Buffer[] = [];
    for (const row of rows)
      parts.push(await objects.readWhole({ ...row, ...placed(material, row.position) }));
    return { bytes: Buffer.concat(parts), storageKeys: rows.map(({ storageKey }) => storageKey) };
  },

  discard: async ({ id }, storageKeys = []) => {
    const rows = await prisma.uploadPiece.findMany({ where: { materialId: id } });
    await prisma.partialUpload.deleteMany({ where: { materialId: id } });
    for (const key of new Set([...storageKeys, ...rows.map(({ storageKey }) => storageKey)]))
      await storage.delete(key);
  },
});

/** Forgets the pieces of files that will never be whole: their keys go at once, the files with the next sweep. */
export const forgetPieces = async (
  tx: Prisma.TransactionClient,
  materials: Prisma.MaterialWhereInput,
): Promise<void> => {
  await tx.partialUpload.deleteMany({ where: { material: materials } });
};
