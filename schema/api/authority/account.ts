import type { Standing } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';

const scopes = { staff: true, secretKey: true } as const;

const AccountStateEnum = builder.enumType('AuthorityAccountState', {
  description: 'How an account with the authority stands. Nothing is exchanged unless it works.',
  values: {
    WORKING: { description: 'It works.' },
    STOPPED: { description: 'It is stopped until the operator has acted.' },
    MISSING: { description: 'None is set.' },
  } as const satisfies Record<Standing['state'], { description: string }>,
});

const StandingType = builder.objectRef<Standing>('AuthorityAccount').implement({
  description: 'How the provider’s account with the authority stands.',
  authScopes: scopes,
  fields: (t) => ({
    state: t.expose('state', { type: AccountStateEnum, description: 'Whether it works.' }),
    code: t.exposeInt('code', { nullable: true, description: 'The authority’s code that stopped it.' }),
    reason: t.string({
      nullable: true,
      description: 'Why nothing is exchanged, in the caller’s language; null while it works.',
      resolve: ({ state, code, reason }, _args, { app, locale }) =>
        state === 'WORKING' ? null : app.faultText({ code, reason }, locale),
    }),
    since: t.expose('since', { type: 'DateTime', nullable: true, description: 'Since when it is stopped.' }),
  }),
});

builder.queryField('authorityAccount', (t) =>
  t.field({
    type: StandingType,
    description: 'How the provider’s account with the authority stands.',
    authScopes: scopes,
    resolve: (_root, _args, context) =>
      context.app.standingOf(servicesOf(context).database.prisma, context.app.asProvider(context.actor)),
  }),
);
