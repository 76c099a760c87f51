import { createHash } from 'node:crypto';
import type { Material, Prisma } from '../../../prisma/generated/client/client.ts';
import type { MaterialRefusal } from '../../../prisma/generated/client/enums.ts';
import { DomainError } from '../../../schema/rules/failures.ts';
import { DecoderFailed } from './decoding/decoder.ts';
import { prepareImage, type ImageVerdict } from './image.ts';
import { ASK_AGAIN_SECONDS } from './intake.ts';
import { materialRule } from './kinds.ts';
import type { StoredFile } from './objects.ts';
import { forgetPieces } from './pieces/pieces.ts';
import type { ReceiveDependencies, ReceiveOutcome } from './receive.ts';
import { refusalIssue } from './refusals.ts';
import { ScannerFailed } from './scanner.ts';

type Tx = Prisma.TransactionClient;

export type Settle = {
  /** What becomes of a file that has arrived whole: scanned, re-encoded, sealed, stored, and only then shown in the row. */
  settle(material: Material, bytes: Buffer): Promise<ReceiveOutcome>;
  refuse(
    material: Material,
    refusal: MaterialRefusal,
    facts?: { bytes?: number; width?: number | null; height?: number | null },
  ): Promise<ReceiveOutcome>;
};

export const createSettle = (deps: ReceiveDependencies): Settle => {
  const { prisma, objects, storage, hooks, scan, quota, log, now } = deps;

  const refuse: Settle['refuse'] = async (material, refusal, facts = {}) => {
    await prisma.material.updateMany({
      where: { id: material.id, status: 'AWAITING' },
      data: { status: 'REFUSED', refusal, ...facts },
    });
    return answerOf(await prisma.material.findUnique({ where: { id: material.id } }), null);
  };

  const keep = async (
    material: Material,
    file: StoredFile,
    facts: Prisma.MaterialUpdateInput,
  ): Promise<Material | null> => {
    const storedAt = await now(material);
    return prisma.$transaction(async (tx) => {
      await hooks.admit(tx, material);
      const { count } = await tx.material.updateMany({
        where: { id: material.id, status: 'AWAITING' },
        data: { ...facts, ...file, status: 'STORED', storedAt },
      });
      if (count === 0) return null;
      await forgetPieces(tx, { id: material.id });
      if (materialRule(material.kind).most === 1) await supersede(tx, material);
      const stored = await tx.material.findUniqueOrThrow({ where: { id: material.id } });
      await hooks.changed(tx, stored);
      return stored;
    });
  };

  /** Why a file may not be decoded; null for one that may. */
  const infection = async (material: Material, bytes: Buffer): Promise<ReceiveOutcome | null> => {
    try {
      if ((await scan(bytes)) === 'CLEAN') return null;
      log.warn(
        { event: 'upload.infected', materialId: material.id },
        'the virus scanner found something in a file',
      );
      return await refuse(material, 'MATERIAL_INFECTED', { bytes: bytes.length });
    } catch (error) {
      if (!(error instanceof ScannerFailed)) throw error;
      log.error({ event: 'upload.unscanned', err: error }, 'a file could not be scanned and was not taken');
      return { outcome: 'SCAN_SILENT', seconds: SCAN_AGAIN_SECONDS };
    }
  };

  /** The picture, or null where what decodes it ended before it was done. */
  const pictureOf = async (material: Material, bytes: Buffer): Promise<ImageVerdict | null> => {
    try {
      return await prepareImage(bytes, materialRule(material.kind));
    } catch (error) {
      if (!(error instanceof DecoderFailed)) throw error;
      log.error(
        { event: 'upload.undecoded', materialId: material.id, err: error },
        'a picture could not be decoded and was not taken',
      );
      return null;
    }
  };

  const store = async (material: Material, bytes: Buffer, digest: Buffer): Promise<ReceiveOutcome> => {
    const infected = await infection(material, bytes);
    if (infected) return infected;
    const image = await pictureOf(material, bytes);
    if (!image) return { outcome: 'UNDECODED', seconds: ASK_AGAIN_SECONDS };
    if (!image.accepted) {
      return refuse(material, image.refusal, {
        bytes: bytes.length,
        width: image.width,
        height: image.height,
      });
    }
    const { jpeg, width, height, hints } = image;
    if (!(await hooks.fits(material.kind, jpeg)))
      return refuse(material, 'MATERIAL_UNFIT', { bytes: bytes.length, width, height });
    const file = await objects.store(material, jpeg);
    const facts = {
      contentType: 'image/jpeg',
      bytes: jpeg.length,
      width,
      height,
      sha256: new Uint8Array(digest),
    };
    try {
      const stored = await keep(material, file, facts);
      if (stored) quota.took(stored.providerId, jpeg.length);
      if (stored) return { outcome: 'STORED', material: stored, hints };
    } catch (error) {
      // Should this deletion fail too, the sweep finds the file, which no row names.
      await storage.delete(file.storageKey);
      if (error instanceof DomainError) return { outcome: 'NOT_NOW', error };
      throw error;
    }
    await storage.delete(file.storageKey);
    return answerOf(await prisma.material.findUnique({ where: { id: material.id } }), digest);
  };

  return {
    refuse,
    settle: async (material, bytes) => {
      const digest = createHash('sha256').update(bytes).digest();
      if (material.status !== 'AWAITING') return answerOf(material, digest);
      // Whoever said what is to arrive gets that or nothing.
      if (material.sha256 && !digest.equals(material.sha256)) return refuse(material, 'MATERIAL_CHANGED');
      return store(material, bytes, digest);
    },
  };
};

/** A daemon that takes up new signatures is silent for so long, about. */
const SCAN_AGAIN_SECONDS = 30;

/** What a row that is no longer awaiting its file answers to another attempt. `digest`: of the file that came now. */
export const answerOf = (material: Material | null, digest: Buffer | null): ReceiveOutcome => {
  if (!material || material.status === 'REMOVED') return { outcome: 'UNKNOWN' };
  const issue = refusalIssue(material);
  if (material.status === 'REFUSED' && issue) return { outcome: 'REFUSED', material, issue };
  const same = digest !== null && material.sha256 !== null && digest.equals(material.sha256);
  return material.status === 'STORED' && same
    ? { outcome: 'STORED', material, hints: [] }
    : { outcome: 'OTHER_FILE' };
};

/** Of a paper that is taken out: its key and what was read of it go at once, its file with the next sweep. */
export const FORGOTTEN = { sealedKey: null, reading: null, readingState: null, readAt: null } as const;

/** What stood in the slot before is forgotten. */
const supersede = async (tx: Tx, { id, filingId, filingWebsiteId, kind }: Material): Promise<void> => {
  await tx.material.updateMany({
    where: { filingId, filingWebsiteId, kind, status: 'STORED', id: { not: id } },
    data: { status: 'REMOVED', ...FORGOTTEN },
  });
};
