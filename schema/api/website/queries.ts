import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { TENANT } from '../builder.ts';
import { list } from '../list/list.ts';
import { WebsiteType } from '../subject/queries.ts';

list('websites', {
  type: WebsiteType,
  description: 'Filed websites that this provider serves: the applicant’s own, or all of the provider’s.',
  args: (t) => ({
    stray: t.boolean({
      description: 'Only those whose domains point elsewhere (true) or do not (false).',
    }),
  }),
  authScopes: TENANT,
  order: { name: 'websites', direction: 'desc' },
  where: ({ app, actor }, { stray }): Prisma.WebsiteWhereInput => ({
    AND: [
      { record: app.recordScope(actor) },
      { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null },
      stray == null ? {} : { straySince: stray ? { not: null } : null },
    ],
  }),
  find: (prisma, asked: Prisma.WebsiteFindManyArgs) => prisma.website.findMany(asked),
  count: (prisma, asked) => prisma.website.count(asked),
});
