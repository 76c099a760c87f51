import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { TENANT } from '../builder.ts';
import { list } from '../list/list.ts';
import { ServerType } from './type.ts';

list('servers', {
  type: ServerType,
  description: 'Servers: the applicant’s own, or all of the provider’s.',
  authScopes: TENANT,
  order: { name: 'servers', direction: 'desc' },
  where: ({ app, actor }) => app.serverScope(actor),
  find: (prisma, asked: Prisma.ServerFindManyArgs) => prisma.server.findMany(asked),
  count: (prisma, asked) => prisma.server.count(asked),
});
