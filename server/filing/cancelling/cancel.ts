import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { parseFilingNumber, formatFilingNumber } from '../../../schema/validation/filing-number.ts';
import { issue } from '../../../schema/validation/issue.ts';
import { checkPassword } from '../../../schema/validation/secrets.ts';
import { AuthorityUnavailable, NotFound, OrderInProgress, ValidationFailure } from '../../errors.ts';
import { readCodeBook } from '../../authority/codes/code-book.ts';
import type { Services } from '../../services.ts';
import { recordScope } from '../../tenancy/access.ts';
import type { ApplicantActor, Tenant } from '../../tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../unit-of-work.ts';
import { openKeyOf } from '../determination/facts.ts';
import { askForPassword } from '../password.ts';
import { cancelReference, noteAsked } from './standing.ts';

export type CancelInput = { websiteNumber: string; password: string; confirm: boolean };

/** Zxly: the reason that the subject itself asks for it, until the authority's own table was downloaded. */
const FIRST_REASON = 1;
/** How a table may name that reason. */
const AT_OWN_WISH = /自愿|主动|申请|本人|用户/;
/** Seconds after which a cancellation that the authority did not take is worth another try. */
const RETRY_SECONDS = 60;

const SERVED = { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null } as const;

async function servedWebsite(tx: Prisma.TransactionClient, actor: ApplicantActor, typed: string) {
  const parsed = parseFilingNumber(typed);
  const websiteNumber = parsed ? formatFilingNumber(parsed) : typed;
  const website = await tx.website.findFirst({
    where: { AND: [{ websiteNumber, ...SERVED }, { record: recordScope(actor) }] },
    include: { record: { include: { subject: true } } },
  });
  if (!website) throw new NotFound('website');
  return website;
}

/** One order of a subject at a time, cancellations included (一个主体同时只能有一个进行中的订单). */
async function assertNoOpenOrder(
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  subject: { certificateType: string; certificateIndex: Uint8Array },
): Promise<void> {
  const openKey = openKeyOf(actor, subject.certificateType, subject.certificateIndex);
  const open = await tx.filing.findUnique({ where: { openKey }, select: { id: true } });
  if (open) throw new OrderInProgress('CERTIFICATE', open.id);
}

/** The reason's code in the downloaded table: the one that says so, else its first. */
async function reasonOf({ database }: Services, tenant: Tenant): Promise<number> {
  const valid = (await readCodeBook(database.prisma, tenant)).rows('Zxly_dms').filter((row) => row.valid);
  const reason = valid.find(({ name }) => AT_OWN_WISH.test(name)) ?? valid[0];
  return reason?.code ?? FIRST_REASON;
}

/**
 * Asks the authority to end this provider's access to a website (取消接入): after the filing password was found right and the
 * applicant has confirmed. No SMS check follows, the service code stays used, and the website counts as accessed until the
 * authority says otherwise.
 * @throws NotFound for a website that the applicant does not hold or that is not accessed here; ValidationFailure,
 * OrderInProgress, RateLimited, AuthorityUnavailable
 */
export async function cancelAccess(
  services: Services,
  actor: ApplicantActor,
  input: CancelInput,
  idempotency: Idempotency | null,
): Promise<{ websiteNumber: string }> {
  const website = await servedWebsite(services.database.prisma, actor, input.websiteNumber);
  const { websiteNumber, authorityAccessId, record } = website;
  const wrong = [
    ...(input.confirm ? [] : [issue(['confirm'], 'CANCEL_CONFIRM')]),
    ...checkPassword(input.password),
    ...(authorityAccessId === null ? [issue(['websiteNumber'], 'CANCEL_ACCESS_UNKNOWN')] : []),
  ];
  if (wrong.length > 0 || authorityAccessId === null) throw new ValidationFailure(wrong);
  await assertNoOpenOrder(services.database.prisma, actor, record.subject);
  await askForPassword(services, actor, record.subjectNumber, input.password);
  const reference = cancelReference({ ...website, authorityAccessId });
  const outcome = await services.authority.send(actor, reference, {
    kind: 'CANCEL_ACCESS',
    authorityId: authorityAccessId,
    reasonCode: await reasonOf(services, actor),
    password: input.password,
  });
  if (!outcome.accepted && outcome.retry) throw new AuthorityUnavailable(RETRY_SECONDS);
  if (!outcome.accepted)
    throw new ValidationFailure([issue(['websiteNumber'], 'CANCEL_REFUSED', { reason: outcome.message })]);
  return carryOut(services, actor, idempotency, async ({ tx, now }) => {
    await noteAsked(tx, actor, website, now);
    return { websiteNumber };
  });
}
