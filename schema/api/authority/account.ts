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

const StandingType = builder.objectRef<Standing>('AuthorityAccount').implement({
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
    since: t.expose('since', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time since which the account is stopped. Null unless it is stopped.',
    }),
  }),
});

builder.queryField('authorityAccount', (t) =>
  t.field({
    type: StandingType,
    description:
      'Returns the state of the provider’s account with the authority (管局) in the mode of the caller. It needs a reviewer’s session or a secret key.',
    authScopes: scopes,
    resolve: (_root, _args, context) =>
      context.app.standingOf(servicesOf(context).database.prisma, context.app.asProvider(context.actor)),
  }),
);
