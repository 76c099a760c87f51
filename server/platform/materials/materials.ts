import type { Readable } from 'node:stream';
import type { Material, Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import type { Privacy } from '../privacy/privacy.ts';
import { materialScope } from '../tenancy/access.ts';
import type { KnownActor, Tenant } from '../tenancy/actor.ts';
import { createIntake } from './intake.ts';
import type { Intake } from './intake.ts';
import { createLinks } from './links.ts';
import { createScan, type Scan } from './scanner.ts';
import { createQuota } from './quota.ts';
import { createObjects, type Objects } from './objects.ts';
import { forgetPieces } from './pieces/pieces.ts';
import { createResume, type Resume } from './pieces/resumable.ts';
import { createReceive } from './receive.ts';
import type { MaterialHooks, Receive, ReceiveLog } from './receive.ts';
import { requestUpload } from './request.ts';
import type { UploadRequest, UploadTarget } from './request.ts';
import { FORGOTTEN } from './settle.ts';
import type { Storage } from './storage.ts';
import { sweepMaterials } from './sweep.ts';
import type { Swept } from './sweep.ts';

type Tx = Prisma.TransactionClient;

export type PreviewOutcome =
  | { outcome: 'FOUND'; material: Material; bytes: Readable }
  | { outcome: 'LINK_INVALID' | 'LINK_EXPIRED' | 'UNKNOWN' };

export type Materials = {
  /** @throws NotFound, ValidationFailure */
  requestUpload(
    tx: Tx,
    actor: KnownActor,
    request: UploadRequest,
    /** The tenant's clock, read before the transaction. */
    now: Date,
  ): Promise<{ material: Material; upload: UploadTarget }>;
  receive: Receive;
  /** As `receive`, for a file that comes in pieces. */
  resume: Resume;
  /** Takes a material out of its filing; its file cannot be opened from then on. @throws NotFound */
  remove(tx: Tx, actor: KnownActor, id: string): Promise<Material>;
  /** A link with which its bearer looks at a stored material, for so many seconds; null for one that is not stored. */
  previewUrl(material: Pick<Material, 'id' | 'status'>, bearer: string, seconds: number): string | null;
  /** Whether a link for an upload is one of ours; nothing is looked up. */
  takesUpload(materialId: string, query: URLSearchParams): boolean;
  preview(materialId: string, query: URLSearchParams): Promise<PreviewOutcome>;
  /** The stored picture as JPEG. @throws NotFound, ObjectMissing */
  original(material: Material): Promise<Buffer>;
  /**
   * The stored picture as JPEG within the authority's limit for its use.
   * @throws RangeError when the authority does not get it, ProtocolFault `attachment` when no legible version fits
   */
  attachment(material: Material): Promise<Buffer>;
  /** Sealed files that are no papers: each has its key in a row of its own. */
  readonly objects: Pick<Objects, 'store' | 'read'>;
  sweep(now?: Date): Promise<Swept>;
};

type Options = {
  prisma: PrismaClient;
  privacy: Privacy;
  storage: Storage;
  hooks: MaterialHooks;
  /** Every file is clean unless told. */
  scan?: Scan;
  log: ReceiveLog;
  /** The service's own address, without a slash at the end: links are absolute, because they are used from other origins. */
  publicUrl: string;
  /** The tenant's clock. */
  now: (tenant: Tenant) => Promise<Date> | Date;
  realNow?: () => Date;
  /** What uploads under way may take up; a usual amount unless told. */
  intake?: Intake;
};

/** The uploaded papers (资料) of all filings. */
export const createMaterials = (options: Options): Materials => {
  const {
    prisma,
    privacy,
    storage,
    hooks,
    scan = createScan({ clamd: null }),
    log,
    now,
    realNow = () => new Date(),
    intake = createIntake(),
  } = options;
  const publicUrl = options.publicUrl.replace(/\/+$/, '');
  const links = createLinks(privacy.serviceKeys('material-links'));
  const quota = createQuota();
  const objects = createObjects({ privacy, storage });
  const receiving = { prisma, links, objects, storage, hooks, intake, scan, quota, log, now, realNow };

  return {
    requestUpload: (tx, actor, request, at) =>
      requestUpload(tx, actor, request, { links, quota, publicUrl, now: at, realNow: realNow() }),

    takesUpload: (materialId, query) => links.check('PUT', materialId, query, realNow()) !== 'INVALID',
    receive: createReceive(receiving),
    resume: createResume(receiving),

    remove: async (tx, actor, id) => {
      const material = await tx.material.findFirst({
        where: { AND: [{ id, status: { not: 'REMOVED' } }, materialScope(actor)] },
      });
      if (!material) throw new NotFound('material');
      await forgetPieces(tx, { id });
      return tx.material.update({ where: { id }, data: { status: 'REMOVED', ...FORGOTTEN } });
    },

    previewUrl: ({ id, status }, bearer, seconds) => {
      if (status !== 'STORED') return null;
      return `${publicUrl}${links.make('PREVIEW', id, new Date(realNow().getTime() + seconds * 1000), bearer)}`;
    },

    preview: async (materialId, query) => {
      const verdict = links.check('PREVIEW', materialId, query, realNow());
      if (verdict !== 'VALID') return { outcome: verdict === 'EXPIRED' ? 'LINK_EXPIRED' : 'LINK_INVALID' };
      const material = await prisma.material.findUnique({ where: { id: materialId } });
      if (material?.status !== 'STORED') return { outcome: 'UNKNOWN' };
      if (!(await hooks.seen(material, links.bearerOf(query)))) return { outcome: 'LINK_EXPIRED' };
      return { outcome: 'FOUND', material, bytes: await objects.read(material) };
    },

    objects,
    original: (material) => objects.readWhole(material),

    attachment: async (material) => hooks.fitted(material.kind, await objects.readWhole(material)),

    sweep: (at = realNow()) => sweepMaterials({ prisma, storage }, at),
  };
};
