import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { formatFilingNumber, parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { checkPassword } from '../../../../schema/rules/secrets.ts';
import { readCodeBook } from '../../../authority/connector/storing/code-tables.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { assertNoOpenOrder } from '../cancelling/served.ts';
import type { Desk, Prepared } from './acts.ts';

const MOST_REMARK = 1_000;

export type DeregisterInput = {
  /** Filing number of a subject (主体) or of one website (网站). */
  readonly number: string;
  /** Zxly of the authority's own table. */
  readonly reason: number;
  readonly remark?: string | null | undefined;
  /** Filing password; a subject is not deregistered without. */
  readonly password?: string | null | undefined;
  /** That what is filed is gone afterwards. */
  readonly confirm: boolean;
};

type Found = {
  readonly kind: 'DEREGISTER_SUBJECT' | 'DEREGISTER_WEBSITE';
  readonly id: string;
  readonly number: string;
  readonly authorityId: bigint | null;
  readonly subject: Parameters<typeof assertNoOpenOrder>[2];
};

const STANDS = { deregisteredAt: null } as const;

async function named(
  prisma: Pick<Prisma.TransactionClient, 'filingRecord' | 'website'>,
  { providerId, mode }: Tenant,
  typed: string,
): Promise<Found> {
  const parsed = parseFilingNumber(typed);
  const number = parsed ? formatFilingNumber(parsed) : typed;
  const mine = { providerId, mode, ...STANDS };
  const website = await prisma.website.findFirst({
    where: { ...mine, websiteNumber: number },
    include: { record: { include: { subject: true } } },
  });
  if (website)
    return {
      kind: 'DEREGISTER_WEBSITE',
      id: website.id,
      number,
      authorityId: website.authorityWebsiteId,
      subject: website.record.subject,
    };
  const record = await prisma.filingRecord.findFirst({
    where: { ...mine, subjectNumber: number },
    include: { subject: true },
  });
  if (!record) throw new NotFound('record');
  return {
    kind: 'DEREGISTER_SUBJECT',
    id: record.id,
    number,
    authorityId: record.authoritySubjectId,
    subject: record.subject,
  };
}

/**
 * The moment of the authority's last word on a result (BAJG) about a record: what it refused may be asked once more in the same words, and
 * what it has not answered may not.
 */
async function lastWordOn(
  prisma: Pick<Prisma.TransactionClient, 'authorityNotice'>,
  { providerId, mode }: Tenant,
  { number, authorityId }: Found,
): Promise<number | undefined> {
  const word = await prisma.authorityNotice.findFirst({
    where: {
      providerId,
      mode,
      list: 'BAJG',
      OR: [{ aboutNumber: number }, ...(authorityId === null ? [] : [{ aboutId: authorityId }])],
    },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  return word?.at.getTime();
}

/**
 * Deregisters a website or a whole subject (注销网站, 注销主体, ZXBA). What is struck off is heard of as ZXSJ and ends the access then;
 * until that it stands.
 * @throws NotFound, ValidationFailure, OrderInProgress
 */
export async function deregistration(
  desk: Desk,
  tenant: Tenant,
  { number, reason, remark, password, confirm }: DeregisterInput,
): Promise<Prepared> {
  const { prisma } = desk.database;
  const found = await named(prisma, tenant, number);
  const { kind, id, authorityId, subject } = found;
  const reasons = (await readCodeBook(prisma, tenant)).rows('Zxly_dms').filter(({ valid }) => valid);
  const needsPassword = kind === 'DEREGISTER_SUBJECT';
  const isKnownReason =
    reasons.length > 0 ? reasons.some(({ code }) => code === reason) : reason >= 1 && reason <= 999;
  const issues: Issue[] = [
    ...(confirm ? [] : [issue(['confirm'], 'DEREGISTER_CONFIRM')]),
    ...(isKnownReason ? [] : [issue(['reason'], 'ACT_CODE')]),
    ...([...(remark ?? '')].length > MOST_REMARK
      ? [issue(['remark'], 'TOO_LONG', { max: MOST_REMARK })]
      : []),
    ...(needsPassword || password ? checkPassword(password) : []),
    ...(authorityId === null ? [issue(['number'], 'ACT_ID_UNKNOWN')] : []),
  ];
  if (issues.length > 0 || authorityId === null) throw new ValidationFailure(issues);
  await assertNoOpenOrder(prisma, tenant, subject);
  return {
    act: {
      kind,
      authorityId,
      reasonCode: reason,
      ...(remark?.trim() ? { remark: remark.trim() } : {}),
      ...(password ? { password } : {}),
    },
    targetId: id,
    number,
    operation: 'ZXBA',
    occasion: await lastWordOn(prisma, tenant, found),
    path: ['number'],
  };
}
