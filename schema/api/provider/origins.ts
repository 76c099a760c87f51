import { MOST_ORIGINS } from '../../rules/bounds.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const AllowedOriginType = builder.prismaObject('AllowedOrigin', {
  description:
    'An origin whose pages may embed the form with a publishable key, and call the API with a session.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the origin, e.g. `org_01j…`.' }),
    origin: t.exposeString('origin', {
      description: 'The origin as browsers send it, e.g. `https://www.example.com`.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the origin was allowed.',
    }),
  }),
});

builder.queryField('allowedOrigins', (t) =>
  t.prismaField({
    type: [AllowedOriginType],
    description: `Lists the origins whose pages may embed the provider’s form in the mode of the key, newest first; at most ${MOST_ORIGINS}.`,
    authScopes: { secretKey: true },
    resolve: (_query, _root, _args, context) =>
      context.app.originsOf(servicesOf(context).database.prisma, context.app.asSecretKey(context.actor)),
  }),
);

type Shown = { id: string; origin: string };

const shown = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Shown>) => ({
  id: t.exposeID('id', { description: 'The ID of the allowed origin, e.g. `org_01j…`.' }),
  origin: t.exposeString('origin', {
    description: 'The allowed origin in the form that browsers send, e.g. `https://www.example.com`.',
  }),
});

mutation('allowOrigin', {
  as: 'SECRET_KEY',
  description: `Lets the pages of an origin embed the form, in the mode of the key. Allowing an origin again changes nothing. Refuses an address with a path or a wildcard, and more than ${MOST_ORIGINS} origins.`,
  input: (t) => ({
    origin: t.string({
      required: true,
      description:
        'The origin to allow: `https://` and the host, with the port where it is not 443, e.g. `https://www.example.com`. In test mode http is taken too on `localhost`, `127.0.0.1` and `[::1]`.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor }, { origin: asked }, app) => {
    const change = { tenant: actor, by: app.auditeeOf(actor), now: new Date(), origin: asked };
    const { id, origin } = await app.allowOrigin(tx, change);
    return { id, origin };
  },
  result: shown,
});

mutation('removeOrigin', {
  as: 'SECRET_KEY',
  description:
    'Removes an allowed origin of the provider in the mode of the key. The pages of the origin are refused at once.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the origin to remove, e.g. `org_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: async ({ tx, actor }, { id }, app) => {
    await app.removeOrigin(tx, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now: new Date(),
      id,
    });
    return { id };
  },
  result: (t) => ({ id: t.exposeID('id', { description: 'The ID of the origin that was removed.' }) }),
});
