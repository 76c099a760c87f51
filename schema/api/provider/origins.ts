import { MOST_ORIGINS } from '../../rules/bounds.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const AllowedOriginType = builder.prismaObject('AllowedOrigin', {
  description:
    'An origin whose pages may embed the form with a publishable key, and call the API with a session.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'org_…' }),
    origin: t.exposeString('origin', { description: 'e.g. https://www.example.com' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it is allowed.' }),
  }),
});

builder.queryField('allowedOrigins', (t) =>
  t.prismaField({
    type: [AllowedOriginType],
    description: `The provider’s origins in the mode of the key, newest first; at most ${MOST_ORIGINS}.`,
    authScopes: { secretKey: true },
    resolve: (_query, _root, _args, context) =>
      context.app.originsOf(servicesOf(context).database.prisma, context.app.asSecretKey(context.actor)),
  }),
);

type Shown = { id: string; origin: string };

const shown = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Shown>) => ({
  id: t.exposeID('id', { description: 'org_…' }),
  origin: t.exposeString('origin', { description: 'In the form that browsers send.' }),
});

mutation('allowOrigin', {
  as: 'SECRET_KEY',
  description: 'Lets the pages of an origin embed the form, in the mode of the key.',
  input: (t) => ({
    origin: t.string({
      required: true,
      description: 'https://host, with its port where that is another; in test mode http://localhost too.',
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
  description: 'Takes an origin away; its pages are refused at once.',
  input: (t) => ({ id: t.id({ required: true, description: 'org_…' }) }),
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
  result: (t) => ({ id: t.exposeID('id', { description: 'org_…' }) }),
});
