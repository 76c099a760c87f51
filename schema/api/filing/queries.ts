import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import type { Order } from '../list/cursor.ts';
import { list } from '../list/list.ts';
import { filterArgs, filtered } from './filters.ts';
import { FilingType } from './type.ts';

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
    RECENTLY_SUBMITTED: {
      description:
        'The filing that was submitted last comes first. Filings that were never submitted come last.',
    },
    RECENTLY_DECIDED: {
      description: 'The filing that was decided last comes first. Filings without a decision come last.',
    },
    RECENTLY_UPDATED: { description: 'The filing that changed last comes first.' },
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
  RECENTLY_SUBMITTED: {
    name: 'filings.submitted',
    direction: 'desc',
    time: { column: 'submittedAt', nullable: true },
  },
  RECENTLY_DECIDED: {
    name: 'filings.decided',
    direction: 'desc',
    time: { column: 'decidedAt', nullable: true },
  },
  RECENTLY_UPDATED: {
    name: 'filings.updated',
    direction: 'desc',
    time: { column: 'updatedAt', nullable: false },
  },
};

list('filings', {
  type: FilingType,
  description:
    'Lists filings: an applicant’s own, or all of the provider for reviewers and secret keys. Conditions given together must all hold.',
  args: (t) => ({
    ...filterArgs(t),
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
