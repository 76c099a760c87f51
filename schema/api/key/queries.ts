import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { list } from '../list/list.ts';
import { ApiKeyType } from './type.ts';

list('apiKeys', {
  type: ApiKeyType,
  description: 'The provider’s keys in the mode of the key in use, newest first.',
  authScopes: { secretKey: true },
  args: (t) => ({
    ended: t.boolean({
      defaultValue: false,
      required: true,
      description: 'Those that no longer work, too.',
    }),
  }),
  order: { name: 'apiKeys', direction: 'desc' },
  where: ({ app, actor }, { ended }): Prisma.ApiKeyWhereInput => ({
    AND: [app.apiKeyScope(actor), ended ? {} : app.workingKeys(new Date())],
  }),
  find: (prisma, asked: Prisma.ApiKeyFindManyArgs) => prisma.apiKey.findMany(asked),
  count: (prisma, asked) => prisma.apiKey.count(asked),
});
