import { recordScope } from '../../server/tenancy/access.ts';
import { builder, pagePrice, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { WebsiteType } from '../subject/queries.ts';

builder.queryField('websites', (t) =>
  t.prismaConnection({
    type: WebsiteType,
    cursor: 'id',
    complexity: pagePrice,
    description: 'Filed websites that this provider serves: the applicant’s own, or all of the provider’s.',
    args: {
      stray: t.arg.boolean({
        description: 'Only those whose domains point elsewhere (true) or do not (false).',
      }),
    },
    authScopes: TENANT,
    resolve: (query, _root, { stray }, context) =>
      servicesOf(context).database.prisma.website.findMany({
        ...query,
        where: {
          AND: [
            { record: recordScope(context.actor) },
            { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null },
            stray == null ? {} : { straySince: stray ? { not: null } : null },
          ],
        },
        orderBy: { id: 'desc' },
      }),
  }),
);
