import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { checkPassword, checkPhoneCode } from '../../../../schema/rules/secrets.ts';
import { AuthorityUnavailable, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { readCodeBook } from '../../../authority/connector/storing/code-tables.ts';
import type { Services } from '../../../services.ts';
import type { ApplicantActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../../platform/unit-of-work.ts';
import { bureauOf } from '../../../authority/connector/storing/bureaus.ts';
import { askForPassword } from '../../draft/password.ts';
import { suffixWarnings } from '../../draft/type/warnings.ts';
import { codeNeed } from './code-need.ts';
import { takeCode } from './code.ts';
import { accessUnknown, assertNoOpenOrder, servedWebsite, type ServedWebsite } from './served.ts';
import { cancelReference, noteAsked } from './standing.ts';

type Cancellable = { domains: string[]; record: { subject: { province: string; nature: SubjectNature } } };

/**
 * What should be known before an access is cancelled (取消接入). Whether another provider serves the website nobody tells us,
 * so the warning of a shell (空壳网站) always stands.
 */
export const cancellationWarnings = ({ domains, record: { subject } }: Cancellable, now: Date): Issue[] => [
  issue(['websiteNumber'], 'CANCEL_SHELL'),
  ...suffixWarnings({ province: subject.province, nature: subject.nature, domains, createdAt: now }).map(
    ({ params = {}, rule, path }) => issue(path, 'CANCEL_SUFFIX', params, rule),
  ),
];

export type CancelInput = {
  websiteNumber: string;
  password: string;
  confirm: boolean;
  /** From the text, where one is needed. */
  code?: string | null | undefined;
};

/** Zxly: the reason that the subject itself asks for it, until the authority's own table was downloaded. */
const FIRST_REASON = 1;
/** How a table may name that reason. */
const AT_OWN_WISH = /自愿|主动|申请|本人|用户/;
/** Seconds after which a cancellation that the authority did not take is worth another try. */
const RETRY_SECONDS = 60;

/** The reason's code in the downloaded table: the one that says so, else its first. */
async function reasonOf({ database }: Services, tenant: Tenant): Promise<number> {
  const valid = (await readCodeBook(database.prisma, tenant)).rows('Zxly_dms').filter((row) => row.valid);
  const reason = valid.find(({ name }) => AT_OWN_WISH.test(name)) ?? valid[0];
  return reason?.code ?? FIRST_REASON;
}

/** Checks the password with the authority, then asks it to end the access. @throws ValidationFailure, RateLimited, AuthorityUnavailable */
async function ask(
  services: Services,
  actor: ApplicantActor,
  website: ServedWebsite & { authorityAccessId: bigint },
  password: string,
): Promise<void> {
  await askForPassword(services, actor, website.record.subjectNumber, password);
  const { providerId, mode } = actor;
  const bureau = await bureauOf(services.database.prisma, actor, website.websiteNumber);
  const outcome = await services.authority.send({ providerId, mode, bureau }, cancelReference(website), {
    kind: 'CANCEL_ACCESS',
    authorityId: website.authorityAccessId,
    reasonCode: await reasonOf(services, actor),
    password,
  });
  if (outcome.accepted) return;
  if (outcome.retry) throw new AuthorityUnavailable(RETRY_SECONDS);
  throw new ValidationFailure([issue(['websiteNumber'], 'CANCEL_REFUSED', { reason: outcome.message })]);
}

/**
 * Asks the authority to end this provider's access to a website (取消接入): after the applicant has confirmed, the code from the
 * text was right where one is needed, and the filing password was. A wrong code costs no password attempt, and a right one works
 * again when nothing was asked in the end. No SMS check follows, the service code stays used, and the website counts as
 * accessed until the authority says otherwise.
 * @throws NotFound for a website that the applicant does not hold or that is not accessed here; ValidationFailure,
 * OrderInProgress, RateLimited, AuthorityUnavailable
 */
export async function cancelAccess(
  services: Services,
  actor: ApplicantActor,
  input: CancelInput,
  idempotency: Idempotency | null,
): Promise<{ websiteNumber: string }> {
  const { prisma } = services.database;
  const website = await servedWebsite(prisma, actor, input.websiteNumber);
  const { id, websiteNumber, authorityAccessId, record } = website;
  const needsCode = (await codeNeed(services, website)).phone !== null;
  const wrong = [
    ...(input.confirm ? [] : [issue(['confirm'], 'CANCEL_CONFIRM')]),
    ...(needsCode ? checkPhoneCode(input.code) : []),
    ...checkPassword(input.password),
    ...(authorityAccessId === null ? [accessUnknown(website)] : []),
  ];
  if (wrong.length > 0 || authorityAccessId === null) throw new ValidationFailure(wrong);
  await assertNoOpenOrder(prisma, actor, record.subject);
  const giveBack = needsCode ? await takeCode(services, actor, id, input.code ?? '') : null;
  try {
    await ask(services, actor, { ...website, authorityAccessId }, input.password);
    return await carryOut(services, actor, idempotency, async ({ tx, now }) => {
      await noteAsked(tx, actor, website, now);
      return { websiteNumber };
    });
  } catch (error) {
    await giveBack?.();
    throw error;
  }
}
