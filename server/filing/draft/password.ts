import { issue } from '../../../schema/rules/issue.ts';
import { checkPassword } from '../../../schema/rules/secrets.ts';
import { RateLimited, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../services.ts';
import type { ApplicantActor, Tenant } from '../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling } from '../machine/change.ts';
import { loadFiling, sealContext } from '../machine/full-filing.ts';

/** Wrong passwords allowed here for one subject number, below the authority's own limit (protocol code 22). */
export const PASSWORD_LIMIT = { attempts: 5, windowMinutes: 60 } as const;

export type VerifyPasswordInput = { filingId: string; expectedVersion: number; password: string };

/**
 * Counts an attempt before it is made, so that attempts at the same time cannot slip past the limit.
 * @throws RateLimited when the attempts of the window are used up
 */
async function countAttempt(
  services: Services,
  tenant: Tenant,
  subjectNumber: string,
  now: Date,
): Promise<{ id: string; left: number }> {
  const { providerId, mode } = tenant;
  const windowMs = PASSWORD_LIMIT.windowMinutes * 60_000;
  return services.database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`password\n${providerId}\n${mode}\n${subjectNumber}`}, 0))`;
    const wrong = await tx.passwordAttempt.findMany({
      where: {
        providerId,
        mode,
        subjectNumber,
        right: false,
        at: { gt: new Date(now.getTime() - windowMs) },
      },
      orderBy: { at: 'asc' },
    });
    const left = PASSWORD_LIMIT.attempts - wrong.length - 1;
    const [oldest] = wrong;
    if (left < 0 && oldest)
      throw new RateLimited(Math.max(1, Math.ceil((oldest.at.getTime() + windowMs - now.getTime()) / 1000)));
    const attempt = await tx.passwordAttempt.create({
      data: { id: newId('PasswordAttempt'), providerId, mode, subjectNumber, right: false, at: now },
    });
    return { id: attempt.id, left };
  });
}

/**
 * Asks the authority whether a subject's filing password is right; attempts are limited here before its own limit bites.
 * @throws ValidationFailure with the attempts left, RateLimited, AuthorityUnavailable (which costs no attempt)
 */
export async function askForPassword(
  services: Services,
  tenant: Tenant,
  subjectNumber: string,
  password: string,
): Promise<void> {
  const { passwordAttempt } = services.database.prisma;
  const attempt = await countAttempt(services, tenant, subjectNumber, await services.clock.now(tenant));
  const { id, left } = attempt;
  let verdict;
  try {
    verdict = await services.authority.verifyPassword(tenant, subjectNumber, password);
  } catch (error) {
    await passwordAttempt.delete({ where: { id } });
    throw error;
  }
  if (verdict === 'LIMITED') throw new RateLimited(PASSWORD_LIMIT.windowMinutes * 60);
  if (verdict === 'WRONG') throw new ValidationFailure([issue(['password'], 'PASSWORD_WRONG', { left })]);
  await passwordAttempt.update({ where: { id }, data: { right: true } });
}

/**
 * Asks the authority whether the filing password (备案密码) is right, and keeps it sealed until the filing ends,
 * because every upload carries it. The question is asked outside any transaction.
 * @throws ValidationFailure with the attempts left; RateLimited here before the authority's limit is reached.
 */
export async function verifyFilingPassword(
  services: Services,
  actor: ApplicantActor,
  input: VerifyPasswordInput,
  idempotency: Idempotency | null,
): Promise<{ filingId: string }> {
  const shape = checkPassword(input.password);
  if (shape.length > 0) throw new ValidationFailure(shape);
  const { prisma } = services.database;
  const filing = await loadFiling(prisma, actor, input.filingId);
  assertAllowed(filing, 'VERIFY_PASSWORD', 'APPLICANT', input.expectedVersion);
  await askForPassword(services, actor, filing.subjectNumber, input.password);
  return carryOut(services, actor, idempotency, async ({ tx, sealer, now }) => {
    const password = sealer.seal(input.password, sealContext(filing.id, 'password'));
    const current = await loadFiling(tx, actor, filing.id);
    await changeFiling(tx, current, {
      action: 'VERIFY_PASSWORD',
      by: { party: 'APPLICANT', id: actor.applicantId },
      now,
      expectedVersion: input.expectedVersion,
      data: { password, passwordVerifiedAt: now },
    });
    return { filingId: filing.id };
  });
}
