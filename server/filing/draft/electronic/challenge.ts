import { randomInt } from 'node:crypto';
import type { ElectronicVerification, Prisma } from '../../../../prisma/generated/client/client.ts';
import type { LivenessAct } from '../../../../prisma/generated/client/enums.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { FORGOTTEN } from '../../../platform/materials/settle.ts';
import { filingScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, publishFiling } from '../../machine/change.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';
import { rulesOf } from '../../provinces/rules-of.ts';
import { assertGranted } from '../consent/given.ts';
import { queueFaceChecks } from '../queue-face-checks.ts';
import { isOffered } from '../papers/form-ways.ts';

/*
 * Electronic verification (电子化核验) begins with what a person is asked to do in front of the camera. It is drawn here, anew each time, so
 * that nobody has the pictures beforehand; it waits for them a short while and takes them once.
 */

/** Real time, as that of sessions. */
const MINUTES = 5;
/** Acts after the first, which is to look straight ahead: that picture is compared with the card. */
const MORE_ACTS = 3;

/** Who cannot do the one may do the other. */
export type LivenessWay = 'HEAD' | 'HAND';

const ACTS: Readonly<Record<LivenessWay, readonly LivenessAct[]>> = {
  HEAD: ['TURN_LEFT', 'TURN_RIGHT', 'LOOK_UP', 'LOOK_DOWN', 'OPEN_MOUTH'],
  HAND: ['SHOW_ONE', 'SHOW_TWO', 'SHOW_THREE', 'SHOW_FOUR', 'SHOW_FIVE'],
};

/** No act twice, in an order that nobody can foresee. */
const drawActs = (way: LivenessWay): LivenessAct[] => {
  const left = [...ACTS[way]];
  return [
    'LOOK_STRAIGHT',
    ...Array.from({ length: MORE_ACTS }, () => left.splice(randomInt(left.length), 1)).flat(),
  ];
};

/** Takes out what an earlier try left. */
async function removeFrames(
  tx: Prisma.TransactionClient,
  of: { filingId: string; filingWebsiteId: string },
  kept: readonly string[],
): Promise<void> {
  await tx.material.updateMany({
    where: { ...of, kind: 'LIVENESS_FRAME', status: { not: 'REMOVED' }, id: { notIn: [...kept] } },
    data: { status: 'REMOVED', ...FORGOTTEN },
  });
}

/** Pictures of the person that belong to what was signed last. */
export const framesSigned = (
  verifications: readonly ElectronicVerification[],
  websiteId: string,
): readonly string[] =>
  verifications.findLast((one) => one.filingWebsiteId === websiteId && one.signedAt)?.frames ?? [];

/**
 * Draws what the person of a site is asked to do. What was drawn before and not signed is over.
 * @throws NotFound, InvalidState, ValidationFailure where it is not offered or a consent is missing
 */
export async function beginElectronicVerification(
  { tx, actor, now }: Work<ApplicantActor>,
  input: { filingId: string; websiteId: string; way: LivenessWay },
): Promise<{ verificationId: string; filingId: string }> {
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  const of = { filingId: filing.id, filingWebsiteId: input.websiteId };
  if (!filing.websites.some(({ id }) => id === input.websiteId)) throw new NotFound('website');
  if (!isOffered(rulesOf(filing, now)))
    throw new ValidationFailure([issue(['websiteId'], 'ELECTRONIC_NOT_OFFERED')]);
  assertGranted(filing.consents, ['FACE', 'IDENTITY_PAPERS'], now);
  await tx.electronicVerification.deleteMany({ where: { ...of, signedAt: null } });
  await removeFrames(tx, of, framesSigned(filing.electronic, input.websiteId));
  const { id } = await tx.electronicVerification.create({
    data: {
      id: newId('ElectronicVerification'),
      ...of,
      acts: drawActs(input.way),
      createdAt: now,
      expiresAt: new Date(Date.now() + MINUTES * 60_000),
    },
  });
  await recordAudit(tx, {
    tenant: actor,
    by: auditeeOf(actor),
    action: 'ELECTRONIC_BEGUN',
    targetId: id,
    filingId: filing.id,
    at: now,
  });
  await publishFiling(tx, filing.id);
  return { verificationId: id, filingId: filing.id };
}

/** The caller's own verification, with its filing held. @throws NotFound */
export async function heldVerification(
  { tx, actor }: Pick<Work<ApplicantActor>, 'tx' | 'actor'>,
  id: string,
) {
  const found = await tx.electronicVerification.findFirst({
    where: { id, filing: filingScope(actor) },
    select: { filingId: true },
  });
  if (!found) throw new NotFound('electronicVerification');
  const filing = await loadLockedFiling(tx, actor, found.filingId);
  const verification = filing.electronic.find((one) => one.id === id);
  if (!verification) throw new NotFound('electronicVerification');
  return { filing, verification };
}

/**
 * Takes the pictures of what was asked, one for each act in their order: the first is the site's verification photo. Once.
 * @throws NotFound, InvalidState, ValidationFailure when it is too late, was done before, or the pictures are no such
 */
export async function recordLiveness(
  work: Work<ApplicantActor>,
  input: { verificationId: string; materialIds: readonly string[] },
): Promise<{ verificationId: string; filingId: string }> {
  const { services, tx, actor, now } = work;
  const { filing, verification } = await heldVerification(work, input.verificationId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  const refuse = (code: 'ELECTRONIC_USED' | 'ELECTRONIC_EXPIRED' | 'ELECTRONIC_FRAMES'): never => {
    throw new ValidationFailure([issue(['materialIds'], code)]);
  };
  if (verification.takenAt) refuse('ELECTRONIC_USED');
  if (verification.expiresAt.getTime() <= Date.now()) refuse('ELECTRONIC_EXPIRED');
  const pictures = input.materialIds.flatMap(
    (id) =>
      filing.materials.find(
        (one) =>
          one.id === id &&
          one.status === 'STORED' &&
          one.filingWebsiteId === verification.filingWebsiteId &&
          one.createdAt >= verification.createdAt,
      ) ?? [],
  );
  const files = new Set(pictures.map(({ sha256 }) => Buffer.from(sha256 ?? []).toString('hex')));
  const fits =
    pictures.length === verification.acts.length &&
    files.size === pictures.length &&
    pictures.every(({ kind }, at) => kind === (at === 0 ? 'VERIFICATION_PHOTO' : 'LIVENESS_FRAME'));
  if (!fits) refuse('ELECTRONIC_FRAMES');
  await tx.electronicVerification.update({
    where: { id: verification.id },
    data: { takenAt: now, frames: pictures.map(({ id }) => id) },
  });
  await tx.verificationPhoto.updateMany({
    where: { materialId: pictures[0]?.id ?? '' },
    data: { kind: 'ELECTRONIC' },
  });
  for (const { id, sha256 } of pictures)
    await recordAudit(tx, {
      tenant: actor,
      by: auditeeOf(actor),
      action: 'ELECTRONIC_TAKEN',
      targetId: id,
      filingId: filing.id,
      what: Buffer.from(sha256 ?? []).toString('hex'),
      at: now,
    });
  await publishFiling(tx, filing.id);
  await queueFaceChecks(services.jobs, tx, filing.id);
  return { verificationId: verification.id, filingId: filing.id };
}
