import type { Material, Prisma } from '../../../../prisma/generated/client/client.ts';
import { Forbidden, NotFound } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { fitsAuthority, fittedToAuthority } from './attachments.ts';
import type { MaterialHooks } from '../../../platform/materials/receive.ts';
import type { UploadRequest } from '../../../platform/materials/request.ts';
import { bearerOf, readBearer, writeBearer } from '../../../platform/looks/bearer.ts';
import { lookByLink } from '../../../platform/looks/looks.ts';
import { materialScope } from '../../../platform/tenancy/access.ts';
import { sessionStanding } from '../../../platform/tenancy/standing.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, publishFiling } from '../../machine/change.ts';
import { assertGranted, wasGranted } from '../consent/given.ts';
import { consentsFor } from '../consent/papers.ts';
import { isCompared, queueFaceChecks } from '../queue-face-checks.ts';
import { isAnyReader, queueReading } from '../reading/queue.ts';
import { loadFiling, loadLockedFiling, lockFiling } from '../../machine/full-filing.ts';
import { rulesOf } from '../../provinces/rules-of.ts';

export type RequestedUpload = {
  materialId: string;
  url: string;
  expiresAt: string;
  contentType: string;
  receivedBytes: number;
};

/** Opens an upload of a paper (上传资料): the row that awaits it and the signed link to send it to. */
export async function requestMaterialUpload(
  { services, tx, actor, now }: Work<ApplicantActor>,
  input: UploadRequest & { expectedVersion?: number | null },
): Promise<RequestedUpload> {
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', input.expectedVersion ?? null);
  assertGranted(filing.consents, consentsFor(input.kind), now);
  const bearer = writeBearer(bearerOf(actor));
  const asked = { ...input, bearer };
  const { material, upload } = await services.materials.requestUpload(tx, actor, asked, now);
  return {
    materialId: material.id,
    url: upload.url,
    expiresAt: upload.expiresAt.toISOString(),
    contentType: material.declaredType,
    receivedBytes: upload.receivedBytes,
  };
}

/** Takes a paper out of the order. */
export async function removeMaterial(
  { services, tx, actor }: Work<ApplicantActor>,
  input: { materialId: string },
): Promise<{ filingId: string }> {
  const found = await tx.material.findFirst({
    where: { AND: [{ id: input.materialId }, materialScope(actor)] },
    select: { filingId: true },
  });
  if (!found) throw new NotFound('material');
  const filing = await loadLockedFiling(tx, actor, found.filingId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  await services.materials.remove(tx, actor, input.materialId);
  await publishFiling(tx, filing.id);
  return { filingId: filing.id };
}

/**
 * What the filing says to a file that arrives: it must still take uploads, and whoever watches hears of it. The version
 * does not move, so that an upload never conflicts with what is being typed.
 */
export const createMaterialHooks = (
  jobs: Pick<Jobs, 'enqueue'>,
  reading: Parameters<typeof isAnyReader>[0],
  /** Asked when somebody looks, after the start. */
  looking: Parameters<typeof lookByLink>[0],
): MaterialHooks => ({
  stands: async (bearer) => {
    if (bearer === null) return true;
    const asked = { origin: null, keyHash: null };
    const standing = await sessionStanding(looking.database.prisma, readBearer(bearer), asked);
    return standing !== null && !standing.suspended && !standing.ended;
  },
  fits: fitsAuthority,
  fitted: fittedToAuthority,
  seen: async ({ id, filingId }, bearer) =>
    bearer !== null &&
    lookByLink(looking, readBearer(bearer), { sight: 'PICTURE', about: filingId, targetId: id }),
  admit: async (tx, material) => {
    await lockFiling(tx, material.filingId);
    assertAllowed(await filingOf(tx, material.filingId), 'UPLOAD', 'APPLICANT', null);
    if (!(await isAgreedTo(tx, material))) throw new Forbidden();
  },
  permits: isAgreedTo,
  changed: async (tx, material) => {
    if (material.kind === 'VERIFICATION_PHOTO') await notePhoto(tx, material);
    if (await isAnyReader(reading, tx, material)) await queueReading(jobs, tx, material);
    await publishFiling(tx, material.filingId);
    if (isCompared(material.kind)) await queueFaceChecks(jobs, tx, material.filingId);
  },
});

/** Whether the picture may be received at all: the consent it needs may have been taken back since it was announced. */
async function isAgreedTo(
  tx: Prisma.TransactionClient,
  { filingId, kind }: Pick<Material, 'filingId' | 'kind'>,
): Promise<boolean> {
  const consents = await tx.consent.findMany({ where: { filingId } });
  return consentsFor(kind).every((purpose) => wasGranted(consents, purpose));
}

const filingOf = (tx: Prisma.TransactionClient, id: string) => tx.filing.findUniqueOrThrow({ where: { id } });

/** A verification photo (人脸/幕布) is more than a paper: it stands for the person of one site, taken in one of the ways the province accepts. */
async function notePhoto(tx: Prisma.TransactionClient, material: Material): Promise<void> {
  const { id: materialId, filingId, filingWebsiteId, storedAt } = material;
  if (!filingWebsiteId || !storedAt) return;
  const filing = await tx.filing.findUniqueOrThrow({
    where: { id: filingId },
    include: { provider: { select: { photoKinds: true } } },
  });
  const { kinds } = rulesOf(filing, storedAt).photo;
  // An electronic one becomes that with the others of its verification.
  const kind = kinds.find((one) => one !== 'ELECTRONIC') ?? 'ELECTRONIC';
  await tx.verificationPhoto.upsert({
    where: { materialId },
    create: {
      id: newId('VerificationPhoto'),
      filingId,
      filingWebsiteId,
      kind,
      materialId,
      takenAt: storedAt,
    },
    update: {},
  });
}
