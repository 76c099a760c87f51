import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import type { Readable } from 'node:stream';
import type { Material, Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import type { DomainError } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { BodyBrokenOff, BodyTooLarge, readBody } from '../read-body.ts';
import { createAdmission } from './admission.ts';
import { ASK_AGAIN_SECONDS, NoRoom } from './intake.ts';
import type { Intake, Place } from './intake.ts';
import type { ImageHint } from './decoding/decode.ts';
import { materialRule } from './kinds.ts';
import type { Links } from './links.ts';
import type { Scan } from './scanner.ts';
import type { Quota } from './quota.ts';
import type { Objects } from './objects.ts';
import { createSettle } from './settle.ts';
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
  /** The picture was not decoded, for no fault of its own that is known: the same link may be used again after `seconds`. */
  | { outcome: 'UNDECODED'; seconds: number }
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
  /** Whether the session that a link was made for still stands; null: for nobody's. */
  stands(bearer: string | null): Promise<boolean>;
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

/** The link a file comes under. */
export type UploadLink = {
  materialId: string;
  query: URLSearchParams;
  /** Whether it may be the rest of a file that began to come before: then the link works for longer. */
  goesOn?: boolean;
};

export type Upload = UploadLink & {
  body: Readable;
  /** From the Content-Length header; null when the body is chunked. */
  contentLength: number | null;
};

export type Receive = (upload: Upload) => Promise<ReceiveOutcome>;

/** Takes in one uploaded file in one go. */
export const createReceive = (deps: ReceiveDependencies): Receive => {
  const { prisma, intake, quota } = deps;
  const admission = createAdmission(deps);
  const { settle, refuse } = createSettle(deps);

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
    return settle(material, bytes);
  };

  return async (upload) => {
    const admitted = await admission(upload);
    if (admitted.outcome !== 'ADMITTED') return admitted;
    const place = intake.enter();
    if (!place) return BUSY;
    try {
      return await takeIn(admitted.material, upload, place);
    } finally {
      place.leave();
    }
  };
};

export const BUSY: ReceiveOutcome = { outcome: 'BUSY', seconds: ASK_AGAIN_SECONDS };
