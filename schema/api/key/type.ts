import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { KeyState } from '../../../server/application.ts';
import { KeyKind } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ModeEnum } from '../filing/enums.ts';
import { list } from '../list/list.ts';

export const KeyKindEnum = builder.enumType(KeyKind, {
  name: 'KeyKind',
  description: 'Whom a key is for.',
  values: {
    PUBLISHABLE: { description: 'For pages (pk_…): runs the form’s own operations only.' },
    SECRET: { description: 'For servers (sk_…): never leaves them.' },
  } satisfies Record<KeyKind, { description: string }>,
});

const KeyStateEnum = builder.enumType('KeyState', {
  description: 'Whether a key works.',
  values: {
    ACTIVE: { description: 'It works.' },
    ENDING: { description: 'It was rolled and works until expiresAt.' },
    ENDED: { description: 'It was rolled, and its grace is over.' },
    REVOKED: { description: 'It was revoked.' },
  } satisfies Record<KeyState, object>,
});

export const ApiKeyType = builder.prismaObject('ApiKey', {
  description: 'A key of the provider, without its text, which is shown once.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'key_…' }),
    kind: t.expose('kind', { type: KeyKindEnum, description: 'For pages or for servers.' }),
    mode: t.expose('mode', { type: ModeEnum, description: 'Test or live.' }),
    name: t.exposeString('name', { description: 'As it was named.' }),
    hint: t.exposeString('hint', { description: 'Its last four characters.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Its last use, to the minute; null when it was never used.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it works, where it was rolled.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, where it was.',
    }),
    state: t.field({
      type: KeyStateEnum,
      description: 'Whether it works.',
      select: { revokedAt: true, expiresAt: true },
      resolve: (key, _args, { app }) => app.keyState(key, new Date()),
    }),
  }),
});

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
