import type { Region } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const RegionType = builder.objectRef<Region>('Region').implement({
  description: 'A region (地域) as the provider names it, and where it lies.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'As servers are registered under it, e.g. cn-hangzhou.' }),
    name: t.exposeString('name', { description: 'For people.' }),
    area: t.exposeString('area', {
      nullable: true,
      description: 'Province or city of GB/T 2260, six digits; it gives the server location (Fbdd).',
    }),
    mainland: t.exposeBoolean('mainland', { description: 'Whether sites can be filed there.' }),
  }),
});

const RegionInput = builder.inputType('RegionInput', {
  description: 'A region (地域) of the provider.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'The provider’s own code.' }),
    name: t.string({ required: true, description: 'For people.' }),
    area: t.string({ description: 'Province or city of GB/T 2260, six digits; none outside the mainland.' }),
    mainland: t.boolean({ required: true, description: 'Whether it lies in the mainland.' }),
  }),
});

builder.queryField('regions', (t) =>
  t.field({
    type: [RegionType],
    description: 'The provider’s regions; the usual ones of the large clouds while it has set none.',
    authScopes: { secretKey: true },
    resolve: async (_root, _args, context) => [
      ...(await context.app.regionsOf(
        servicesOf(context).database.prisma,
        context.app.asSecretKey(context.actor),
      )),
    ],
  }),
);

mutation('setRegions', {
  as: 'SECRET_KEY',
  description:
    'Puts the provider’s list of regions in place of the former one, in both modes; an empty list brings the usual regions back.',
  input: (t) => ({
    regions: t.field({ type: [RegionInput], required: true, description: 'The whole list, at most 500.' }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor, now }, { regions }, app) => {
    const given = regions.map(({ area, ...region }) => ({ ...region, area: area ?? null }));
    await app.setRegions(tx, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now,
      regions: given,
    });
    return { providerId: actor.providerId };
  },
  result: (t) => ({
    regions: t.field({
      type: [RegionType],
      description: 'As they are now.',
      resolve: async (_result, _args, context) => [
        ...(await context.app.regionsOf(
          servicesOf(context).database.prisma,
          context.app.asSecretKey(context.actor),
        )),
      ],
    }),
  }),
});
