import type { MetadataChange } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { normaliseFilingNumber } from '../../rules/filing-number.ts';
import { normaliseDomainText } from '../../rules/domain.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import type { Order } from '../list/cursor.ts';
import { list } from '../list/list.ts';
import { FilingStateEnum } from '../enums.ts';
import { METADATA_FILTER, withMetadata } from '../metadata.ts';
import { FilingType } from './type.ts';
import type { GraphQLContext } from '../context.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';

builder.queryField('filing', (t) =>
  t.prismaField({
    type: FilingType,
    nullable: true,
    description:
      'Looks up one filing by its ID. Null when the ID is unknown or the filing is not the caller’s to see.',
    args: { id: t.arg.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }) },
    authScopes: TENANT,
    resolve: (query, _root, { id }, context) =>
      servicesOf(context).database.prisma.filing.findFirst({
        ...query,
        where: { AND: [{ id }, context.app.filingScope(context.actor)] },
      }),
  }),
);

const OrderEnum = builder.enumType('FilingOrder', {
  description: 'The order in which `filings` are listed.',
  values: {
    NEWEST_FIRST: { description: 'The filing that was opened last comes first.' },
    OLDEST_FIRST: { description: 'The filing that was opened first comes first.' },
    LONGEST_WAITING: {
      description:
        'The filing that was last submitted the longest ago comes first, as in a review queue. Filings that were never submitted come last.',
    },
  } as const,
});

const ORDERS: Record<(typeof OrderEnum)['$inferType'], Order> = {
  NEWEST_FIRST: { name: 'filings', direction: 'desc' },
  OLDEST_FIRST: { name: 'filings.oldest', direction: 'asc' },
  // A draft was never submitted.
  LONGEST_WAITING: {
    name: 'filings.waiting',
    direction: 'asc',
    time: { column: 'submittedAt', nullable: true },
  },
};

type FilterArgs = {
  states?: readonly FilingState[] | null | undefined;
  search?: string | null | undefined;
  externalRef?: string | null | undefined;
  applicantRef?: string | null | undefined;
  metadata?: MetadataChange;
};

/** Filings by state and by what people have in hand: id, filing number, domain; for reviewers also a mobile number. */
async function filtered(
  context: GraphQLContext,
  { states, search, externalRef, applicantRef, metadata }: FilterArgs,
): Promise<Prisma.FilingWhereInput> {
  const scope = context.app.filingScope(context.actor);
  const words = search?.trim().slice(0, 200) ?? '';
  const conditions: Prisma.FilingWhereInput[] = [scope];
  if (states && states.length > 0) conditions.push({ state: { in: [...states] } });
  if (externalRef != null) conditions.push({ externalRef });
  if (applicantRef != null) conditions.push({ applicant: { externalRef: applicantRef } });
  conditions.push(await withMetadata(context, metadata));
  if (words !== '') {
    const matches: Prisma.FilingWhereInput[] = [
      { id: words },
      { externalRef: words },
      { subjectNumber: { contains: normaliseFilingNumber(words) } },
      { websites: { some: { websiteNumber: normaliseFilingNumber(words) } } },
      { websites: { some: { domains: { has: normaliseDomainText(words) } } } },
    ];
    if (context.app.mayReveal(context.actor) && context.actor.kind === 'STAFF') {
      const sealer = await servicesOf(context).privacy.forProvider(context.actor.providerId);
      matches.push({ persons: { some: { mobileIndex: sealer.blindIndex('mobile', words) } } });
    }
    conditions.push({ OR: matches });
  }
  return { AND: conditions };
}

list('filings', {
  type: FilingType,
  description: 'Lists filings: an applicant’s own, or all of the provider for reviewers and secret keys.',
  args: (t) => ({
    states: t({
      type: [FilingStateEnum],
      description: 'Lists only filings in these states. All states when left out or empty.',
    }),
    search: t.string({
      description:
        'Lists only filings that match the ID, the `externalRef`, a domain, a website’s number or part of the subject’s number; for reviewers also a person’s mobile number. Everything when left out.',
    }),
    externalRef: t.string({
      description: 'Lists only filings with exactly this `externalRef`, the provider’s own reference.',
    }),
    applicantRef: t.string({
      description: 'Lists only filings of the account with exactly this reference of the provider’s own.',
    }),
    metadata: t({ type: 'Metadata', description: METADATA_FILTER }),
    order: t({
      type: OrderEnum,
      defaultValue: 'NEWEST_FIRST',
      description: 'Which filings come first; `NEWEST_FIRST` when left out.',
    }),
  }),
  authScopes: TENANT,
  order: ({ order }) => ORDERS[order ?? 'NEWEST_FIRST'],
  where: filtered,
  find: (prisma, asked: Prisma.FilingFindManyArgs) => prisma.filing.findMany(asked),
  count: (prisma, asked) => prisma.filing.count(asked),
});
