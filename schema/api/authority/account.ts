import { faultText } from '../../../server/filing/handover/holding.ts';
import { standingOf, type Standing } from '../../../server/filing/handover/standing.ts';
import { asProvider } from '../../../server/platform/tenancy/access.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';

const scopes = { staff: true, secretKey: true } as const;

const StandingType = builder.objectRef<Standing>('AuthorityAccount').implement({
  description: 'How the provider’s account with the authority stands.',
  authScopes: scopes,
  fields: (t) => ({
    state: t.exposeString('state', {
      description:
        'WORKING; STOPPED until the operator has acted; MISSING when none was set. Nothing is exchanged unless it works.',
    }),
    code: t.exposeInt('code', { nullable: true, description: 'The authority’s code that stopped it.' }),
    reason: t.string({
      nullable: true,
      description: 'Why nothing is exchanged, in the caller’s language; null while it works.',
      resolve: ({ state, code, reason }, _args, { locale }) =>
        state === 'WORKING' ? null : faultText({ code, reason }, locale),
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
      standingOf(servicesOf(context).database.prisma, asProvider(context.actor)),
  }),
);
