import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { formatFilingNumber, parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { NotFound, OrderInProgress } from '../../../../schema/rules/failures.ts';
import { recordScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { openKeyOf } from '../../draft/type/facts.ts';

const SERVED = { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null } as const;

const WITH_SUBJECT = { record: { include: { subject: true } } } as const satisfies Prisma.WebsiteInclude;

/** A website that this provider gives access to, with its record and subject. */
export type ServedWebsite = Prisma.WebsiteGetPayload<{ include: typeof WITH_SUBJECT }>;

/** @throws NotFound for a website that the applicant does not hold or that is not accessed here. */
export async function servedWebsite(
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  typed: string,
): Promise<ServedWebsite> {
  const parsed = parseFilingNumber(typed);
  const websiteNumber = parsed ? formatFilingNumber(parsed) : typed;
  const website = await tx.website.findFirst({
    where: { AND: [{ websiteNumber, ...SERVED }, { record: recordScope(actor) }] },
    include: WITH_SUBJECT,
  });
  if (!website) throw new NotFound('website');
  return website;
}

/**
 * Why the authority cannot be asked to end our access: it names the access by a number (Jrid) that it has not told us. Of an access that
 * was approved here the number comes with the next download, of one that was imported only in a synchronisation or with the import.
 */
export const accessUnknown = ({ record }: ServedWebsite): Issue =>
  issue(['websiteNumber'], record.source === 'IMPORT' ? 'CANCEL_IMPORTED_UNKNOWN' : 'CANCEL_ACCESS_UNKNOWN');

/**
 * One order of a subject at a time, cancellations included (一个主体同时只能有一个进行中的订单).
 * @throws OrderInProgress
 */
export async function assertNoOpenOrder(
  tx: Prisma.TransactionClient,
  tenant: Tenant,
  { certificateType, certificateIndex }: ServedWebsite['record']['subject'],
): Promise<void> {
  const openKey = openKeyOf(tenant, certificateType, certificateIndex);
  const open = await tx.filing.findUnique({ where: { openKey }, select: { id: true } });
  if (open) throw new OrderInProgress('CERTIFICATE', open.id);
}
