import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';

const RenewedSession = builder.objectRef<{ token: string; expiresAt: Date }>('RenewedSession').implement({
  authScopes: { applicant: true, staff: true },
  description: 'The session that follows.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'Bearer token.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends.' }),
  }),
});

builder.mutationField('renewSession', (t) =>
  t.field({
    type: RenewedSession,
    nullable: true,
    description:
      'A new token while the present one is valid, until twelve hours after the first; after that the page fetches a new session.',
    authScopes: { applicant: true, staff: true },
    resolve: async (_root, _args, context) => {
      const verdict = await servicesOf(context).sessions.renew(context.bearer ?? '', new Date());
      if (!verdict.renewed)
        throw new GraphQLError('SESSION_EXPIRED', {
          extensions: { code: 'SESSION_EXPIRED', http: { status: 401 } },
        });
      return verdict.session;
    },
  }),
);
