import type { Standing } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';

const scopes = { staff: true, secretKey: true } as const;

const AccountStateEnum = builder.enumType('AuthorityAccountState', {
  description:
    'Whether the provider’s account with the authority (管局) works. Nothing is sent or received unless it does.',
  values: {
    WORKING: { description: 'The account works.' },
    STOPPED: {
      description: 'The account is stopped until the operator of the service has put right what stopped it.',
    },
    MISSING: {
      description:
        'No account is set, so that the operator has still to enter one. It occurs in live mode only.',
    },
  } as const satisfies Record<Standing['state'], { description: string }>,
});

export const AccountType = builder.objectRef<Standing>('AuthorityAccount').implement({
  description:
    'The provider’s account with the authority (管局) in one mode, over which filings are sent and results received.',
  authScopes: scopes,
  fields: (t) => ({
    state: t.expose('state', {
      type: AccountStateEnum,
      description: 'Whether the account works, is stopped or is missing.',
    }),
    code: t.exposeInt('code', {
      nullable: true,
      description:
        'The code of the authority’s answer (msg_code) that stopped the account. Null unless it is stopped.',
    }),
    reason: t.string({
      nullable: true,
      description:
        'Why nothing is sent or received, in the language of the request. Null while the account works.',
      resolve: ({ state, code, reason }, _args, { app, locale }) =>
        state === 'WORKING' ? null : app.faultText({ code, reason }, locale),
    }),
    id: t.exposeID('id', {
      nullable: true,
      description:
        'The ID of the account, e.g. `aut_01j…`. Null while there is none; in test mode it is made at its first call.',
    }),
    bureau: t.exposeString('bureau', {
      description:
        'The bureau (管局) that the account is with, by the code of its province, e.g. `330000`. Empty for the account of all provinces that have none of their own.',
    }),
    provinces: t.exposeStringList('provinces', {
      description:
        'The codes of the provinces whose filings go by the account. Empty for the account of all the others.',
    }),
    lastSequence: t.string({
      description:
        'The number of the last upload that the authority is known to have accepted (dataSequence), as decimal digits.',
      resolve: ({ lastSequence }) => lastSequence.toString(),
    }),
    pausedUntil: t.expose('pausedUntil', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time until which uploads wait because the authority asked to come back later. Null while they do not.',
    }),
    restsSince: t.expose('restsSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time since which the operator has the account rest: nothing is sent or fetched. Null while it does not.',
    }),
    since: t.expose('since', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time since which the account is stopped. Null unless it is stopped.',
    }),
  }),
});

builder.queryField('authorityAccount', (t) =>
  t.field({
    type: AccountType,
    description:
      'Returns the provider’s account with the authority (管局) in the mode of the caller; of several the one that stands worst. It needs a reviewer’s session or a secret key.',
    authScopes: scopes,
    resolve: (_root, _args, context) =>
      context.app.standingOf(servicesOf(context).database.prisma, context.app.asProvider(context.actor)),
  }),
);

builder.queryField('authorityAccounts', (t) =>
  t.field({
    type: [AccountType],
    description:
      'Lists the provider’s accounts with the authority (管局) in the mode of the caller: one for all provinces, or one for each bureau that the provider is registered with. Stopped ones come first. It needs a reviewer’s session or a secret key.',
    authScopes: scopes,
    resolve: (_root, _args, context) =>
      context.app.standingsOf(servicesOf(context).database.prisma, context.app.asProvider(context.actor)),
  }),
);
