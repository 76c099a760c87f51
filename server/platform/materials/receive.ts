import type { MaterialKind, MaterialRefusal } from '../../../prisma/generated/client/enums.ts';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Material, Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { DomainError } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { BodyBrokenOff, BodyTooLarge, readBody } from '../read-body.ts';
import { prepareImage } from './image.ts';
import { ASK_AGAIN_SECONDS, NoRoom } from './intake.ts';
import type { Intake, Place } from './intake.ts';
import type { ImageHint } from './decoding/decode.ts';
import { materialRule } from './kinds.ts';
import type { Links } from './links.ts';
import { ScannerFailed, type Scan } from './scanner.ts';
import type { Quota } from './quota.ts';
import type { Objects, StoredFile } from './objects.ts';
import { refusalIssue } from './refusals.ts';
import type { Storage } from './storage.ts';

type Tx = Prisma.TransactionClient;

export type ReceiveOutcome =
  | { outcome: 'STORED'; material: Material; hints: ImageHint[] }
  /** The file will not do; the row says why and stays REFUSED. */
  | { outcome: 'REFUSED'; material: Material; issue: Issue }
  /** Fewer bytes came than were announced: the same link may be used again. */
  | { outcome: 'INCOMPLETE' }
  /** As many uploads as there is room for are under way: the same link may be used again after `seconds`. */
  | { outcome: 'BUSY'; seconds: number }
  /** Nobody could say whether the file is clean: the same link may be used again after `seconds`. */
  | { outcome: 'SCAN_SILENT'; seconds: number }
  /** The provider's storage is full. */
  | { outcome: 'FULL' }
  /** The sender is gone. */
  | { outcome: 'BROKEN_OFF' }
  | { outcome: 'LINK_INVALID' }
  | { outcome: 'LINK_EXPIRED' }
  | { outcome: 'UNKNOWN' }
  /** Another file came under this link before. */
  | { outcome: 'OTHER_FILE' }
  /** Nobody has agreed to such a picture being kept, or not any more: nothing of it was read. */
  | { outcome: 'CONSENT_REQUIRED' }
  /** The filing does not take files any more. */
  | { outcome: 'NOT_NOW'; error: DomainError };

/** What the filing has to say, in the transaction that stores the material. */
export type MaterialHooks = {
  /** Locks the filing and throws a DomainError when it takes no uploads now. */
  admit(tx: Tx, material: Material): Promise<void>;
  /** Whether those whom it shows have agreed to its being received; asked before a byte of it is read. */
  permits(tx: Tx, material: Material): Promise<boolean>;
  /**
   * Whether the bearer of a link may look at the picture now; the look is written down where it has to be.
   * @throws RateLimited
   */
  seen(material: Material, bearer: string | null): Promise<boolean>;
  /** Tells the world (timeline, outbox) that the materials of the filing changed. */
  changed(tx: Tx, material: Material): Promise<void>;
  /** Whether a legible version of the picture will go to the authority; always for what it does not get. */
  fits(kind: MaterialKind, jpeg: Buffer): Promise<boolean>;
  /**
   * The picture within the authority's limit for its use.
   * @throws RangeError when the authority gets none of this kind, ProtocolFault `attachment` when no legible version fits
   */
  fitted(kind: MaterialKind, jpeg: Buffer): Promise<Buffer>;
};

/** Hears what an operator has to know of. */
export type ReceiveLog = Record<'error' | 'warn', (facts: object, says: string) => void>;

export type ReceiveDependencies = {
  prisma: PrismaClient;
  links: Links;
  objects: Objects;
  storage: Storage;
  hooks: MaterialHooks;
  intake: Intake;
  scan: Scan;
  quota: Quota;
  log: ReceiveLog;
  /** The tenant's clock. */
  now: (tenant: Tenant) => Promise<Date> | Date;
  realNow: () => Date;
};

export type Upload = {
  materialId: string;
  query: URLSearchParams;
  body: Readable;
  /** From the Content-Length header; null when the body is chunked. */
  contentLength: number | null;
};

export type Receive = (upload: Upload) => Promise<ReceiveOutcome>;

/** Takes in one uploaded file: checked, re-encoded, sealed, stored, and only then shown in the row. */
export const createReceive = (deps: ReceiveDependencies): Receive => {
  const { prisma, links, objects, storage, hooks, intake, scan, quota, log, now, realNow } = deps;

  const refuse = async (
    material: Material,
    refusal: MaterialRefusal,
    facts: { bytes?: number; width?: number | null; height?: number | null } = {},
  ): Promise<ReceiveOutcome> => {
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

  const store = async (material: Material, bytes: Buffer, digest: Buffer): Promise<ReceiveOutcome> => {
    const infected = await infection(material, bytes);
    if (infected) return infected;
    const image = await prepareImage(bytes, materialRule(material.kind));
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

  const takeIn = async (
    material: Material,
    { body, contentLength }: Upload,
    { hold }: Place,
  ): Promise<ReceiveOutcome> => {
    const awaited = material.status === 'AWAITING';
    const { maxBytes } = materialRule(material.kind);
    if (awaited && contentLength !== null && contentLength > maxBytes) {
      return refuse(material, 'MATERIAL_TOO_LARGE', { bytes: contentLength });
    }
    if (awaited && (await quota.isExceededBy(prisma, material.providerId, material.declaredBytes)))
      return { outcome: 'FULL' };
    let bytes: Buffer;
    try {
      bytes = await readBody(body, { maxBytes: material.declaredBytes, hold });
    } catch (error) {
      if (error instanceof BodyBrokenOff) return { outcome: 'BROKEN_OFF' };
      if (error instanceof NoRoom) return BUSY;
      if (!(error instanceof BodyTooLarge)) throw error;
      return awaited ? refuse(material, 'MATERIAL_CHANGED') : { outcome: 'OTHER_FILE' };
    }
    if (bytes.length < material.declaredBytes) return { outcome: 'INCOMPLETE' };
    const digest = createHash('sha256').update(bytes).digest();
    return awaited ? store(material, bytes, digest) : answerOf(material, digest);
  };

  return async (upload) => {
    const { materialId, query } = upload;
    const verdict = links.check('PUT', materialId, query, realNow());
    if (verdict !== 'VALID') return { outcome: verdict === 'EXPIRED' ? 'LINK_EXPIRED' : 'LINK_INVALID' };
    const material = await prisma.material.findUnique({ where: { id: materialId } });
    if (!material || material.status === 'REMOVED') return { outcome: 'UNKNOWN' };
    if (material.status === 'REFUSED') return answerOf(material, null);
    if (!(await hooks.permits(prisma, material))) return { outcome: 'CONSENT_REQUIRED' };
    const place = intake.enter();
    if (!place) return BUSY;
    try {
      return await takeIn(material, upload, place);
    } finally {
      place.leave();
    }
  };
};

/** A daemon that takes up new signatures is silent for so long, about. */
const SCAN_AGAIN_SECONDS = 30;

const BUSY: ReceiveOutcome = { outcome: 'BUSY', seconds: ASK_AGAIN_SECONDS };

/** What a row that is no longer awaiting its file answers to another attempt. `digest`: of the file that came now. */
const answerOf = (material: Material | null, digest: Buffer | null): ReceiveOutcome => {
  if (!material || material.status === 'REMOVED') return { outcome: 'UNKNOWN' };
  const issue = refusalIssue(material);
  if (material.status === 'REFUSED' && issue) return { outcome: 'REFUSED', material, issue };
  const same = digest !== null && material.sha256 !== null && digest.equals(material.sha256);
  return material.status === 'STORED' && same
    ? { outcome: 'STORED', material, hints: [] }
    : { outcome: 'OTHER_FILE' };
};

/** What stood in the slot before is forgotten: its key goes at once, its file with the next sweep. */
const supersede = async (tx: Tx, { id, filingId, filingWebsiteId, kind }: Material): Promise<void> => {
  await tx.material.updateMany({
    where: { filingId, filingWebsiteId, kind, status: 'STORED', id: { not: id } },
    data: { status: 'REMOVED', sealedKey: null },
  });
};
