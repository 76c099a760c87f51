import { randomBytes, randomInt } from 'node:crypto';
import type { CaptureLink, Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Services } from '../../../services.ts';
import { publishFiling } from '../../machine/change.ts';
import { captureState, digestOf } from './link.ts';

/** What a phone is told that comes with a link. */
export type Opened =
  /** No link, or one that has ended. */
  | { state: 'OVER' }
  /** Another phone has opened it before. */
  | { state: 'OTHER_PHONE' }
  /** The first screen has still to say that it shows the same digits. `phone` is what this phone comes back with. */
  | { state: 'WAITING'; code: string; phone: string }
  | { state: 'READY'; token: string; filingId: string; phone: string };

type Known = { link: CaptureLink; phone: string } | { state: 'OVER' | 'OTHER_PHONE' };

/** Of the digits, none has a meaning: they are compared by people who see both screens. */
const freshCode = (): string => randomInt(10_000).toString().padStart(4, '0');

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

async function takeUp(
  tx: Prisma.TransactionClient,
  { secret, phone }: { secret: string; phone: string | null },
): Promise<Known> {
  const hash = digestOf(secret);
  await tx.$queryRaw`SELECT id FROM "CaptureLink" WHERE hash = ${hash} FOR UPDATE`;
  const link = await tx.captureLink.findUnique({ where: { hash } });
  if (!link || captureState(link) === 'OVER') return { state: 'OVER' };
  if (link.phone) {
    const same = phone !== null && sameBytes(link.phone, digestOf(phone));
    return same ? { link, phone } : { state: 'OTHER_PHONE' };
  }
  const fresh = randomBytes(24).toString('base64url');
  const opened = await tx.captureLink.update({
    where: { id: link.id },
    data: { phone: digestOf(fresh), code: freshCode(), openedAt: new Date() },
  });
  await publishFiling(tx, link.filingId);
  return { link: opened, phone: fresh };
}

/** Opens a link on a phone, or asks again whether it is let in; as often as it comes back while the link lives. */
export async function openCaptureLink(
  { database: { prisma }, sessions }: Pick<Services, 'database' | 'sessions'>,
  asked: { secret: string; phone: string | null },
): Promise<Opened> {
  const known = await prisma.$transaction((tx) => takeUp(tx, asked));
  if ('state' in known) return known;
  const { link, phone } = known;
  const { id: linkId, filingId, providerId, mode, applicantId, keyId, confirmedAt, code } = link;
  if (!confirmedAt) return { state: 'WAITING', code: code ?? '', phone };
  const { token } = await sessions.mintPhone(prisma, {
    tenant: { providerId, mode },
    applicantId,
    keyId,
    mintedAt: confirmedAt,
    phone: { linkId, filingId },
    now: new Date(),
  });
  return { state: 'READY', token, filingId, phone };
}
