import { randomUUID } from 'node:crypto';
import type { Material, Prisma } from '../../../../prisma/generated/client/client.ts';
import { DomainError, NotFound } from '../../../../schema/rules/failures.ts';
import { createAdmission, GOING_ON_MS } from '../admission.ts';
import { NoRoom } from '../intake.ts';
import { materialRule } from '../kinds.ts';
import { BUSY, type ReceiveDependencies, type ReceiveOutcome, type UploadLink } from '../receive.ts';
import { createSettle } from '../settle.ts';
import { ObjectMissing } from '../storage.ts';
import { createPieces, forgetPieces, Overtaken, PIECE_BYTES } from './pieces.ts';

/** Why a request about an upload in pieces goes no further, as it would under the simple upload. */
export class UploadRefused extends Error {
  constructor(readonly outcome: ReceiveOutcome) {
    super(`the upload is refused: ${outcome.outcome}`);
    this.name = 'UploadRefused';
  }
}

/** More came than was announced: nothing of the piece that exceeds it is kept. */
export class Overlong extends Error {}

/** A file on its way in pieces, in the hands of one request. */
export type OpenUpload = {
  readonly material: Material;
  readonly size: number;
  /** Until when it may go on. */
  readonly until: Date;
  /** Whether all of it was stored when it was opened. */
  readonly isWhole: boolean;
  /** Takes the upload over, and answers how much of it is stored. */
  received(): Promise<number>;
  /** Prepares the place for the first piece. @throws UploadRefused */
  begin(): Promise<void>;
  /** Stores what follows the first `offset` bytes; what came before the line broke is stored, too. @throws Overtaken, Overlong, UploadRefused */
  write(body: AsyncIterable<Uint8Array>, offset: number): Promise<number>;
  /** Settles a file that has arrived whole. */
  finish(): Promise<ReceiveOutcome>;
  /** Gives the upload up. */
  giveUp(): Promise<void>;
};

export type Resume = (link: UploadLink) => Promise<{ outcome: 'OPEN'; upload: OpenUpload } | ReceiveOutcome>;

/** What a piece takes up in memory: as it comes, joined, and sealed. */
const HELD_BYTES = 3 * PIECE_BYTES;

/** Others that are on their way to the same place, beyond what it takes: the newest go on. */
const makeWay = async (tx: Prisma.TransactionClient, material: Material): Promise<void> => {
  const { id, filingId, filingWebsiteId, kind } = material;
  const others = await tx.material.findMany({
    where: {
      ...{ filingId, filingWebsiteId, kind },
      id: { not: id },
      status: 'AWAITING',
      partial: { isNot: null },
    },
    orderBy: { partial: { beganAt: 'desc' } },
    skip: materialRule(kind).most - 1,
    select: { id: true },
  });
  const over = { id: { in: others.map((one) => one.id) } };
  await forgetPieces(tx, over);
  await tx.material.updateMany({ where: over, data: { status: 'REMOVED' } });
};

/** Takes in files that come in pieces (tus): the same checks as for one that comes in one go, and the same end. */
export const createResume = (deps: ReceiveDependencies): Resume => {
  const { prisma, hooks, intake, quota, realNow } = deps;
  const admission = createAdmission(deps);
  const { settle } = createSettle(deps);
  const pieces = createPieces(deps);

  const begin = async (material: Material, holder: string): Promise<void> => {
    const { id: materialId, providerId } = material;
    if (await quota.isExceededBy(prisma, providerId, material.declaredBytes))
      throw new UploadRefused({ outcome: 'FULL' });
    try {
      await prisma.$transaction(async (tx) => {
        await hooks.admit(tx, material);
        await makeWay(tx, material);
        const row = { materialId, providerId, holder, beganAt: realNow() };
        await tx.partialUpload.createMany({ data: [row], skipDuplicates: true });
      });
    } catch (error) {
      if (error instanceof DomainError) throw new UploadRefused({ outcome: 'NOT_NOW', error });
      throw error;
    }
    await pieces.takeOver(material, holder);
  };

  const append: typeof pieces.append = async (material, ...rest) => {
    try {
      return await pieces.append(material, ...rest);
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
      await pieces.discard(material);
      throw new Overtaken();
    }
  };

  const write = async (
    material: Material,
    holder: string,
    body: AsyncIterable<Uint8Array>,
    offset: number,
  ): Promise<number> => {
    const size = material.declaredBytes;
    let at = offset;
    let parts: Uint8Array[] = [];
    let length = 0;
    const flush = async (): Promise<void> => {
      if (length === 0) return;
      const piece = Buffer.concat(parts, length);
      parts = [];
      length = 0;
      at = await append(material, holder, at, piece);
    };
    const take = async (chunk: Uint8Array): Promise<void> => {
      for (let rest = chunk; rest.length > 0;) {
        // The last piece waits for the end of the request: only then is it certain that no more comes.
        if (length > 0 && (at + length) % PIECE_BYTES === 0) await flush();
        const part = rest.subarray(0, PIECE_BYTES - ((at + length) % PIECE_BYTES));
        parts.push(part);
        length += part.length;
        if (at + length > size) throw new Overlong('more came than was announced');
        rest = rest.subarray(part.length);
      }
    };
    const ended = await (async () => {
      for await (const chunk of body) await take(chunk);
    })().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (ended?.error instanceof Overlong || ended?.error instanceof Overtaken) throw ended.error;
    await flush();
    if (ended) throw ended.error;
    return at;
  };

  const finish = async (material: Material): Promise<ReceiveOutcome> => {
    const place = intake.enter();
    if (!place) return BUSY;
    try {
      place.hold(material.declaredBytes);
      const { bytes, storageKeys } = await pieces.read(material);
      const outcome = await settle(material, bytes);
      if (outcome.outcome === 'STORED' || outcome.outcome === 'REFUSED')
        await pieces.discard(material, storageKeys);
      return outcome;
    } catch (error) {
      if (error instanceof NoRoom) return BUSY;
      if (!(error instanceof ObjectMissing || error instanceof NotFound)) throw error;
      // Pieces are gone where another request has finished, or where the storage lost them: then it begins anew.
      const now = await prisma.material.findUnique({ where: { id: material.id } });
      if (now?.status === 'STORED') return { outcome: 'STORED', material: now, hints: [] };
      await pieces.discard(material);
      return { outcome: 'INCOMPLETE' };
    } finally {
      place.leave();
    }
  };

  return async (link) => {
    const admitted = await admission({ ...link, goesOn: true });
    if (admitted.outcome !== 'ADMITTED') return admitted;
    const { partial, ...material } = admitted.material;
    const { id, declaredBytes: size } = material;
    const holder = randomUUID();
    const until = new Date((partial?.beganAt ?? realNow()).getTime() + GOING_ON_MS);
    const upload: OpenUpload = {
      material,
      size,
      until,
      isWhole: partial?.receivedBytes === size,
      received: async () =>
        material.status === 'STORED' ? size : ((await pieces.takeOver(material, holder)) ?? 0),
      begin: async () => {
        if (!partial && material.status === 'AWAITING') await begin(material, holder);
      },
      write: async (body, offset) => {
        const place = intake.enter();
        if (!place) throw new UploadRefused(BUSY);
        try {
          place.hold(HELD_BYTES);
          await upload.begin();
          return await write(material, holder, body, offset);
        } catch (error) {
          throw error instanceof NoRoom ? new UploadRefused(BUSY) : error;
        } finally {
          place.leave();
        }
      },
      finish: () => finish(material),
      giveUp: async () => {
        await prisma.material.updateMany({ where: { id, status: 'AWAITING' }, data: { status: 'REMOVED' } });
        await pieces.discard(material);
      },
    };
    return { outcome: 'OPEN', upload };
  };
};
