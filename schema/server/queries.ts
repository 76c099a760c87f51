import { serverScope } from '../../server/tenancy/access.ts';
import { builder, pagePrice, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ServerType } from './type.ts';

builder.queryField('servers', (t) =>
  t.prismaConnection({
    type: ServerType,
    cursor: 'id',
    complexity: pagePrice,
    description: 'Servers: the applicant’s own, or all of the provider’s.',
    authScopes: TENANT,
    totalCount: (_root, _args, context) =>
      servicesOf(context).database.prisma.server.count({ where: serverScope(context.actor), take: 1000 }),
    resolve: (query, _root, _args, context) =>
      servicesOf(context).database.prisma.server.findMany({
        ...query,
        where: serverScope(context.actor),
        orderBy: { id: 'desc' },
      }),
  }),
);
