import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { sessionExpired } from '../errors/top-level.ts';

const RenewedSession = builder.objectRef<{ token: string; expiresAt: Date }>('RenewedSession').implement({
  authScopes: { applicant: true, staff: true },
  description: 'A session token that takes the place of the one with which it was asked for.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The new token of the session, sent as `Authorization: Bearer …`.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'The date and time when the new token ends.',
    }),
  }),
});

builder.mutationField('renewSession', (t) =>
  t.field({
    type: RenewedSession,
    nullable: true,
    description:
      'Returns a new token for the session with which it is called, while that one is valid. Twelve hours after the first token it fails with `SESSION_EXPIRED`; then the provider’s server creates a new session.',
    authScopes: { applicant: true, staff: true },
    resolve: async (_root, _args, context) => {
      const { sessions, database } = servicesOf(context);
      const verdict = await sessions.renew(database.prisma, context.bearer ?? '', new Date());
      if (!verdict.renewed) throw sessionExpired();
      return verdict.session;
    },
  }),
);
