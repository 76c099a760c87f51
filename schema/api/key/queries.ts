import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { apiKeyScope } from '../../../server/platform/tenancy/access.ts';
import { workingKeys } from '../../../server/platform/tenancy/keys.ts';
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
  where: ({ actor }, { ended }): Prisma.ApiKeyWhereInput => ({
    AND: [apiKeyScope(actor), ended ? {} : workingKeys(new Date())],
  }),
  find: (prisma, asked: Prisma.ApiKeyFindManyArgs) => prisma.apiKey.findMany(asked),
  count: (prisma, asked) => prisma.apiKey.count(asked),
});
