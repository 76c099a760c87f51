import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { KeyState } from '../../../server/application.ts';
import { KeyKind } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ModeEnum } from '../enums.ts';
import { list } from '../list/list.ts';
import { SCOPES, type Scope } from '../../rules/scopes.ts';

export const KeyKindEnum = builder.enumType(KeyKind, {
  name: 'KeyKind',
  description: 'Where an API key is used: on pages or on servers.',
  values: {
    PUBLISHABLE: {
      description:
        'A key for pages, `pk_…`. It may be seen by everybody, and runs only the operations that come with the form and the desk.',
    },
    SECRET: {
      description:
        'A key for the provider’s servers, `sk_…`, which may do everything. It must never reach a browser.',
    },
    RESTRICTED: {
      description:
        'A key for the provider’s servers, `rk_…`, which may do what its scopes say and nothing else. It must never reach a browser.',
    },
  } satisfies Record<KeyKind, { description: string }>,
});

export const ApiKeyScopeEnum = builder.enumType('ApiKeyScope', {
  description:
    'A part of the API that a restricted key may use. What is the same for everybody, and `viewer`, needs no scope. What a session alone may run, no scope opens.',
  values: Object.fromEntries(
    Object.entries(SCOPES).map(([scope, description]) => [scope, { description }]),
  ) as Record<Scope, { description: string }>,
});

const KeyStateEnum = builder.enumType('KeyState', {
  description: 'Whether an API key works, and if not, why.',
  values: {
    ACTIVE: { description: 'The key works.' },
    ENDING: { description: 'The key was replaced and works until its `expiresAt`.' },
    ENDED: { description: 'The key was replaced, and its `expiresAt` has passed: it no longer works.' },
    REVOKED: { description: 'The key was revoked and no longer works.' },
  } satisfies Record<KeyState, object>,
});

export const ApiKeyType = builder.prismaObject('ApiKey', {
  description:
    'A key with which the provider’s pages or servers call the API, in one mode. Its text is shown once, when it is made, and never again.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the key, e.g. `key_01j…`.' }),
    kind: t.expose('kind', {
      type: KeyKindEnum,
      description: 'Whether the key is for pages or for servers.',
    }),
    scopes: t.field({
      type: [ApiKeyScopeEnum],
      description:
        'What a restricted key may do. Empty for a secret key, which may do everything, and for a publishable one.',
      select: { scopes: true },
      resolve: ({ scopes }, _args, { app }) => app.knownOf(scopes),
    }),
    mode: t.expose('mode', { type: ModeEnum, description: 'The mode in which the key works: test or live.' }),
    name: t.exposeString('name', { description: 'The name by which people recognise the key.' }),
    hint: t.exposeString('hint', { description: 'The last four characters of the key.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the key was created.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the key was last used, to the minute. Null when it was never used.',
    }),
    lastUsedFrom: t.exposeString('lastUsedFrom', {
      nullable: true,
      description:
        'The network from which the key was used at `lastUsedAt`: the first three numbers of an IPv4 address, e.g. `203.0.113.0/24`, or the first 48 bits of an IPv6 one. The address in full is not kept. Null when the key was never used, and always for a publishable key, whose users are visitors of pages.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time until which a replaced key works. Null for a key that was not replaced.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the key was revoked. Null when it was not.',
    }),
    state: t.field({
      type: KeyStateEnum,
      description: 'Whether the key works at present.',
      select: { revokedAt: true, expiresAt: true },
      resolve: (key, _args, { app }) => app.keyState(key, new Date()),
    }),
  }),
});

list('apiKeys', {
  type: ApiKeyType,
  description:
    'Lists the provider’s API keys in the mode of the secret key that calls, newest first. It needs a secret key.',
  authScopes: { secretKey: true },
  args: (t) => ({
    ended: t.boolean({
      defaultValue: false,
      required: true,
      description: 'Whether to list keys that no longer work, too. Left out, only working keys are listed.',
    }),
  }),
  order: { name: 'apiKeys', direction: 'desc' },
  where: ({ app, actor }, { ended }): Prisma.ApiKeyWhereInput => ({
    AND: [app.apiKeyScope(actor), ended ? {} : app.workingKeys(new Date())],
  }),
  find: (prisma, asked: Prisma.ApiKeyFindManyArgs) => prisma.apiKey.findMany(asked),
  count: (prisma, asked) => prisma.apiKey.count(asked),
});
