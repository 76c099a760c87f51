import { createHash, randomBytes } from 'node:crypto';
import type { CaptureLink, Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { filingScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import { endSessionOfPhone } from '../../../platform/tenancy/session-ends.ts';
import { PHONE_MINUTES } from '../../../platform/tenancy/sessions.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, publishFiling } from '../../machine/change.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';

/*
 * A filing's pictures are handed to a phone (扫码转手机): the first screen shows a link as a square code; the phone that opens it shows four
 * digits, and so does the first screen, where somebody says that they are the same. Whoever else got hold of the link is thereby
 * seen and sent away. All times are real ones, as those of sessions.
 */

/** A link waits for its phone for so long. */
const LINK_MINUTES = 10;
const SECRET_BYTES = 24;
const MINUTE_MS = 60_000;

/** The page on which a phone takes over. What follows `#` is sent to no server and stands in no log. */
const PHONE_PAGE = '/phone/index.html';

export const digestOf = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(secret, 'utf8').digest());

export type CaptureState = 'WAITING' | 'OPENED' | 'CONFIRMED' | 'OVER';

type Standing = Pick<CaptureLink, 'expiresAt' | 'openedAt' | 'confirmedAt' | 'endedAt'>;

/** When the link, or the session of the phone that was let in, ends by itself. */
export const captureEnd = ({ expiresAt, confirmedAt }: Standing): Date =>
  confirmedAt ? new Date(confirmedAt.getTime() + PHONE_MINUTES * MINUTE_MS) : expiresAt;

export const captureState = (link: Standing, now = new Date()): CaptureState => {
  if (link.endedAt || captureEnd(link) <= now) return 'OVER';
  if (link.confirmedAt) return 'CONFIRMED';
  return link.openedAt ? 'OPENED' : 'WAITING';
};

const end = async (
  { tx, actor }: Pick<Work<ApplicantActor>, 'tx' | 'actor'>,
  { id, filingId }: Pick<CaptureLink, 'id' | 'filingId'>,
): Promise<void> => {
  const now = new Date();
  await tx.captureLink.update({ where: { id }, data: { endedAt: now } });
  await endSessionOfPhone(tx, { tenant: actor, now }, id);
  await audit(tx, actor, 'CAPTURE_LINK_ENDED', { id, filingId });
};

const audit = (
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  action: 'CAPTURE_LINK_CREATED' | 'CAPTURE_LINK_CONFIRMED' | 'CAPTURE_LINK_ENDED',
  { id, filingId }: Pick<CaptureLink, 'id' | 'filingId'>,
): Promise<void> =>
  recordAudit(tx, {
    tenant: actor,
    by: auditeeOf(actor),
    action,
    targetId: id,
    filingId,
    at: new Date(),
  });

/**
 * Makes a link with which one phone takes the pictures of a filing; an earlier one of the filing ends.
 * @throws NotFound, InvalidState when no pictures are taken now
 */
export async function createCaptureLink(
  { services, tx, actor }: Work<ApplicantActor>,
  input: { filingId: string },
): Promise<{ linkId: string; url: string }> {
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  const earlier = await tx.captureLink.findMany({ where: { filingId: filing.id, endedAt: null } });
  for (const link of earlier) await end({ tx, actor }, link);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const createdAt = new Date();
  const { providerId, mode, applicantId, session } = actor;
  const link = await tx.captureLink.create({
    data: {
      id: newId('CaptureLink'),
      providerId,
      mode,
      filingId: filing.id,
      applicantId,
      keyId: session.keyId,
      hash: digestOf(secret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LINK_MINUTES * MINUTE_MS),
    },
  });
  await audit(tx, actor, 'CAPTURE_LINK_CREATED', link);
  return { linkId: link.id, url: `${services.publicUrl}${PHONE_PAGE}#${secret}` };
}

const linkOf = async ({ tx, actor }: Work<ApplicantActor>, id: string): Promise<CaptureLink> => {
  await tx.$queryRaw`SELECT id FROM "CaptureLink" WHERE id = ${id} FOR UPDATE`;
  const link = await tx.captureLink.findFirst({ where: { id, filing: filingScope(actor) } });
  if (!link) throw new NotFound('captureLink');
  return link;
};

/**
 * Lets the phone in that shows these digits.
 * @throws NotFound, ValidationFailure when no phone has opened the link, it is over, or the phone shows others
 */
export async function confirmCaptureLink(
  work: Work<ApplicantActor>,
  input: { linkId: string; code: string },
): Promise<{ linkId: string }> {
  const { tx, actor } = work;
  const link = await linkOf(work, input.linkId);
  const state = captureState(link);
  if (state === 'OVER') throw new ValidationFailure([issue(['linkId'], 'CAPTURE_LINK_OVER')]);
  if (state === 'WAITING') throw new ValidationFailure([issue(['linkId'], 'CAPTURE_LINK_UNOPENED')]);
  if (link.code !== input.code.trim()) throw new ValidationFailure([issue(['code'], 'CAPTURE_CODE_OTHER')]);
  if (state === 'CONFIRMED') return { linkId: link.id };
  await tx.captureLink.update({ where: { id: link.id }, data: { confirmedAt: new Date() } });
  await audit(tx, actor, 'CAPTURE_LINK_CONFIRMED', link);
  await publishFiling(tx, link.filingId);
  return { linkId: link.id };
}

/** Ends a link and, where a phone was let in, its session at once; one that is over stays so. @throws NotFound */
export async function endCaptureLink(
  work: Work<ApplicantActor>,
  input: { linkId: string },
): Promise<{ linkId: string }> {
  const link = await linkOf(work, input.linkId);
  if (!link.endedAt) {
    await end(work, link);
    await publishFiling(work.tx, link.filingId);
  }
  return { linkId: link.id };
}

/** A day after a link was made nothing of it lives any more. */
export const sweepCaptureLinks = async (
  prisma: Pick<Prisma.TransactionClient, 'captureLink'>,
  now: Date,
): Promise<number> =>
  (
    await prisma.captureLink.deleteMany({
      where: { createdAt: { lt: new Date(now.getTime() - 24 * 60 * MINUTE_MS) } },
    })
  ).count;
