import type { Prisma, Website } from '../../../../prisma/generated/client/client.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { tellWorld } from '../../../platform/events/outbox.ts';
import type { Topic } from '../../../../schema/rules/topics.ts';
import { FULL_FILING, type FullFiling } from '../../../../prisma/selections.ts';
import { selectedColumn } from '../../../platform/privacy/columns.ts';
import { markedColumn } from '../../../platform/privacy/marks.ts';
import { recipientOf } from '../../draft/details/complete.ts';

/** What a mail about a filed website (网站) asks of it. */
export const WITH_OWNER = {
  record: {
    include: { subject: { include: { provider: { select: { name: true, filingPageUrl: true } } } } },
  },
} as const satisfies Prisma.WebsiteInclude;

export type OwnedWebsite = Prisma.WebsiteGetPayload<{ include: typeof WITH_OWNER }>;

/** The newest order under which a site was approved here; null where there is none. */
export const newestApproval = (
  tx: Pick<Prisma.TransactionClient, 'filing'>,
  { websiteNumber, record }: Pick<OwnedWebsite, 'websiteNumber'> & { record: { subjectId: string } },
): Promise<FullFiling | null> =>
  tx.filing.findFirst({
    where: {
      subjectId: record.subjectId,
      state: 'APPROVED',
      websites: { some: { websiteNumber, result: 'APPROVED' } },
    },
    orderBy: { decidedAt: 'desc' },
    include: FULL_FILING,
  });

/** Where the applicant of a site is reached: by the newest order under which it was approved. */
export async function ownerAddress(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  website: OwnedWebsite,
): Promise<string | null> {
  const filing = await newestApproval(tx, website);
  return filing && recipientOf(sealer, filing);
}

/** Whose a website is, in the provider's own reference; what its messages say of that is added here. */
const WHOSE = {
  record: { select: { subject: { select: { applicant: { select: selectedColumn('externalRef') } } } } },
} as const satisfies Prisma.WebsiteSelect;

/** Tells the provider of something that happened to a website. */
export async function tellOfWebsite(
  tx: Prisma.TransactionClient,
  website: Pick<Website, 'id' | 'providerId' | 'mode' | 'websiteNumber'>,
  topic: Extract<Topic, `website.${string}` | 'reminder.domains_elsewhere'>,
  at: Date,
  facts: Prisma.InputJsonObject = {},
): Promise<void> {
  const { id, websiteNumber } = website;
  const { record } = await tx.website.findUniqueOrThrow({ where: { id }, select: WHOSE });
  const { applicant } = record.subject;
  const whose = { id: applicant.id, externalRef: markedColumn(applicant, 'externalRef') };
  const data = { websiteNumber, applicant: whose, ...facts };
  await tellWorld(tx, website, { topic, targetId: id, at, data });
}
