import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import type { RetentionKind } from '../../../schema/rules/retention.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { shredPapers, shredWholeFiling } from '../shredding/filings.ts';
import { shredSubject } from '../shredding/subjects.ts';
import type { Held } from '../retention/holds.ts';

/** One batch of one kind: what is older than `before` goes, in the transaction that counts it. */
export type Batch = {
  readonly tx: Prisma.TransactionClient;
  readonly tenant: Tenant;
  readonly sealer: Sealer;
  /** The tenant's clock. */
  readonly now: Date;
  readonly before: Date;
  readonly held: Held;
  /** Most that this batch may take. */
  readonly limit: number;
};

/** Takes a batch and says how many that were; fewer than the limit when nothing is left. */
type Step = (batch: Batch) => Promise<number>;

/** Filings that ended so, or stand so, with papers that are too old. */
const papersOf =
  (state: FilingState): Step =>
  async ({ tx, tenant, before, held, limit }) => {
    const filings = await tx.filing.findMany({
      where: {
        ...tenant,
        state,
        id: { notIn: [...held.filings] },
        ...(state === 'APPROVED' ? { decidedAt: { lt: before } } : { updatedAt: { lt: before } }),
        materials: { some: { status: 'STORED' } },
      },
      select: { id: true },
      take: limit,
    });
    for (const { id } of filings) await shredPapers(tx, id);
    return filings.length;
  };

/** Filings that nobody has touched for too long: those that have not ended are abandoned, and of all everything personal goes. */
const wholeFilings =
  (which: Prisma.FilingWhereInput): Step =>
  async ({ tx, sealer, tenant, now, before, held, limit }) => {
    const filings = await tx.filing.findMany({
      where: {
        AND: [tenant, which],
        erasedAt: null,
        updatedAt: { lt: before },
        id: { notIn: [...held.filings] },
      },
      select: { id: true },
      take: limit,
    });
    for (const { id } of filings) await shredWholeFiling({ tx, sealer, now }, id);
    return filings.length;
  };

const partialUploads: Step = async ({ tx, tenant, before, held, limit }) => {
  const found = await tx.material.findMany({
    where: {
      ...tenant,
      status: 'AWAITING',
      partial: { isNot: null },
      createdAt: { lt: before },
      filingId: { notIn: [...held.filings] },
    },
    select: { id: true },
    take: limit,
  });
  const { count } = await tx.material.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return count;
};

/** States in which nothing is under way at the authority, and nobody waits for the provider. */
const ENDED: FilingState[] = ['APPROVED', 'ABANDONED', 'REFUSED'];

const subjects: Step = async ({ tx, sealer, tenant, now, before, held, limit }) => {
  const since = { gte: before };
  const found = await tx.subject.findMany({
    where: {
      ...tenant,
      erasedAt: null,
      createdAt: { lt: before },
      id: { notIn: [...held.subjects] },
      filings: { none: { OR: [{ state: { notIn: ENDED } }, { updatedAt: since }] } },
      records: {
        none: {
          OR: [
            { updatedAt: since },
            {
              websites: {
                some: { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null },
              },
            },
            { websites: { some: { OR: [{ accessCancelledAt: since }, { deregisteredAt: since }] } } },
          ],
        },
      },
    },
    select: { id: true },
    take: limit,
  });
  for (const { id } of found) await shredSubject({ tx, sealer, now }, id);
  return found.length;
};

const mails: Step = async ({ tx, tenant, before, held, limit }) => {
  const found = await tx.mail.findMany({
    where: { ...tenant, at: { lt: before }, targetId: { notIn: [...held.filings] } },
    select: { id: true },
    take: limit,
  });
  const { count } = await tx.mail.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
  if (tenant.mode === 'LIVE') return count;
  // Texts that nobody sent are kept in test mode alone.
  const texts = await tx.rehearsalText.findMany({
    where: { providerId: tenant.providerId, at: { lt: before } },
    select: { id: true },
    take: limit - count,
  });
  const { count: more } = await tx.rehearsalText.deleteMany({
    where: { id: { in: texts.map(({ id }) => id) } },
  });
  return count + more;
};

const messages: Step = async ({ tx, tenant, before, held, limit }) => {
  const found = await tx.authorityMessage.findMany({
    where: {
      ...tenant,
      at: { lt: before },
      // A file that was set aside stays until somebody said what is to become of it.
      NOT: [
        { status: 'PENDING' },
        { status: 'ASIDE', settledAt: null },
        { filingIds: { hasSome: [...held.filings] } },
      ],
    },
    select: { id: true },
    take: limit,
  });
  const { count } = await tx.authorityMessage.deleteMany({
    where: { id: { in: found.map(({ id }) => id) } },
  });
  return count;
};

const deliveries: Step = async ({ tx, tenant, before, limit }) => {
  const found = await tx.webhookDelivery.findMany({
    where: { endpoint: tenant, createdAt: { lt: before }, status: { not: 'PENDING' } },
    select: { id: true },
    take: limit,
  });
  const { count } = await tx.webhookDelivery.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return count;
};

/**
 * What the purge does, kind by kind. Answers under idempotency keys go with the hourly housekeeping, statistics stay, and the audit goes
 * from the beginning of its chains, with the housekeeping.
 */
export const STEPS: Readonly<Partial<Record<RetentionKind, Step>>> = {
  PAPERS_APPROVED: papersOf('APPROVED'),
  PAPERS_REFUSED: papersOf('REFUSED'),
  PAPERS_ABANDONED: papersOf('ABANDONED'),
  DRAFTS: wholeFilings({ state: 'DRAFT', submittedAt: null }),
  // Whose move it is: the applicant's, who was told so by mail.
  RETURNED: wholeFilings({
    OR: [{ state: { in: ['RETURNED', 'SMS_LAPSED'] } }, { state: 'DRAFT', submittedAt: { not: null } }],
  }),
  ABANDONED: wholeFilings({ state: 'ABANDONED' }),
  PARTIAL_UPLOADS: partialUploads,
  SUBJECTS: subjects,
  MAILS: mails,
  AUTHORITY_MESSAGES: messages,
  WEBHOOK_DELIVERIES: deliveries,
};
