import { randomInt, timingSafeEqual } from 'node:crypto';
import type { CancellationCode, Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { RateLimited, ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';

/** How long a code works, how often it may be mistyped, and how long the next text has to wait. */
export const CODE_RULES = { minutes: 10, tries: 5, resendSeconds: 60 } as const;

const DIGITS = 6;

export const newCode = (): string =>
  randomInt(10 ** DIGITS)
    .toString()
    .padStart(DIGITS, '0');

const hashOf = (sealer: Sealer, websiteId: string, code: string): Bytes =>
  sealer.blindIndex('cancellation-code', `${websiteId}:${code}`);

/** One at a time works on the code of a website, on every replica. */
async function ownCode(
  tx: Prisma.TransactionClient,
  { applicantId }: ApplicantActor,
  websiteId: string,
): Promise<CancellationCode | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cancellation-code\n${websiteId}`}, 0))`;
  const code = await tx.cancellationCode.findUnique({ where: { websiteId } });
  return code?.applicantId === applicantId ? code : null;
}

/**
 * Takes the turn to send a text, so that of two who ask at once one is sent. Nothing else changes until it was; the answer gives
 * the turn back where it was not.
 * @throws RateLimited while the last text is too new
 */
export async function takeTurn(
  { database: { prisma } }: Pick<Services, 'database'>,
  actor: ApplicantActor,
  websiteId: string,
  now: Date,
): Promise<() => Promise<void>> {
  const { providerId, mode, applicantId } = actor;
  const before = await prisma.$transaction(async (tx) => {
    const own = await ownCode(tx, actor, websiteId);
    const since = own?.askedAt ? (now.getTime() - own.askedAt.getTime()) / 1000 : Infinity;
    // A test clock may have been put back.
    if (since >= 0 && since < CODE_RULES.resendSeconds)
      throw new RateLimited(Math.ceil(CODE_RULES.resendSeconds - since));
    const fresh = { askedAt: now, hash: null, wrongTries: 0, expiresAt: null, usedAt: null };
    await tx.cancellationCode.upsert({
      where: { websiteId },
      create: { websiteId, providerId, mode, applicantId, askedAt: now },
      update: own ? { askedAt: now } : { applicantId, ...fresh },
    });
    return own?.askedAt ?? null;
  });
  return async () => {
    await prisma.cancellationCode.updateMany({
      where: { websiteId, applicantId, askedAt: now },
      data: { askedAt: before },
    });
  };
}

type Sent = { code: string; at: Date };

/** Keeps a keyed hash of a code that was sent, in the place of the last one. Gives the moment it ends. */
export async function keepCode(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  websiteId: string,
  { code, at }: Sent,
): Promise<Date> {
  const expiresAt = new Date(at.getTime() + CODE_RULES.minutes * 60_000);
  await tx.cancellationCode.updateMany({
    where: { websiteId, askedAt: at },
    data: { hash: hashOf(sealer, websiteId, code), wrongTries: 0, expiresAt, usedAt: null },
  });
  return expiresAt;
}

const { tries, minutes } = CODE_RULES;
const wrong = (left: number): Issue =>
  left > 0 ? issue(['code'], 'CANCEL_CODE_WRONG', { left }) : issue(['code'], 'CANCEL_CODE_VOID', { tries });

/** What is wrong with a typed code; counts it when it is another one, and marks the right one as used. */
async function judge(
  tx: Prisma.TransactionClient,
  known: CancellationCode | null,
  typed: Bytes,
  now: Date,
): Promise<Issue | null> {
  if (!known?.hash || !known.expiresAt || known.expiresAt <= now)
    return issue(['code'], 'CANCEL_CODE_EXPIRED', { minutes });
  if (known.wrongTries >= tries) return wrong(0);
  const { websiteId } = known;
  const isRight = timingSafeEqual(typed, known.hash);
  if (isRight && known.usedAt) return issue(['code'], 'CANCEL_CODE_USED');
  await tx.cancellationCode.update({
    where: { websiteId },
    data: isRight ? { usedAt: now } : { wrongTries: { increment: 1 } },
  });
  return isRight ? null : wrong(tries - known.wrongTries - 1);
}

/**
 * Takes a code for one use. The answer gives it back, where what it was used for did not come about: it works until it ends.
 * @throws ValidationFailure when none was sent, or it is another one, too old, used, or mistyped too often
 */
export async function takeCode(
  { database: { prisma }, privacy, clock }: Pick<Services, 'database' | 'privacy' | 'clock'>,
  actor: ApplicantActor,
  websiteId: string,
  typed: string,
): Promise<() => Promise<void>> {
  const now = await clock.now(actor);
  const hash = hashOf(await privacy.forProvider(actor.providerId), websiteId, typed);
  // A wrong try is counted although it fails, so the refusal comes after the commit.
  const refusal = await prisma.$transaction(async (tx) =>
    judge(tx, await ownCode(tx, actor, websiteId), hash, now),
  );
  if (refusal) throw new ValidationFailure([refusal]);
  return async () => {
    await prisma.cancellationCode.updateMany({
      where: { websiteId, hash, usedAt: now },
      data: { usedAt: null },
    });
  };
}
