import type { Region } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { MAX_ITEMS } from '../input-limits.ts';
import { ERRORS, mutation } from '../mutation.ts';

const RegionType = builder.objectRef<Region>('Region').implement({
  description:
    'A region (地域) in which a provider has servers, as the provider names it, and where it lies.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'The provider’s own code of the region, under which servers are registered, e.g. `cn-hangzhou`.',
    }),
    name: t.exposeString('name', {
      description: 'The name of the region as people read it, e.g. 华东1（杭州）.',
    }),
    area: t.exposeString('area', {
      nullable: true,
      description:
        'The province or city that the region lies in, six digits of GB/T 2260, e.g. `330100`. It decides the server location (Fbdd) told to the authority. Null where none is given, as outside the mainland.',
    }),
    mainland: t.exposeBoolean('mainland', {
      description:
        'Whether the region lies in the mainland. Websites can be filed on servers of mainland regions only.',
    }),
  }),
});

const RegionInput = builder.inputType('RegionInput', {
  description: 'A region (地域) to put on the provider’s list.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        'The provider’s own code of the region, e.g. `cn-hangzhou`. It may occur only once in the list.',
    }),
    name: t.string({
      required: true,
      description: 'The name of the region as people read it, e.g. 华东1（杭州）.',
    }),
    area: t.string({
      description:
        'The province or city that the region lies in, six digits of GB/T 2260, e.g. `330100`. Required in the mainland, and to be left out elsewhere.',
    }),
    mainland: t.boolean({
      required: true,
      description:
        'Whether the region lies in the mainland. Websites can be filed on servers of mainland regions only.',
    }),
  }),
});

builder.queryField('regions', (t) =>
  t.field({
    type: [RegionType],
    description:
      'Lists the provider’s regions (地域), or the usual regions of the large clouds where it has set none.',
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
    'Replaces the provider’s list of regions (地域), in both modes. An empty list brings back the usual regions of the large clouds. Refuses a code that occurs twice, and an `area` that does not fit `mainland`.',
  input: (t) => ({
    regions: t.field({
      type: [RegionInput],
      required: true,
      description: `The whole list of the provider’s regions, at most ${MAX_ITEMS}.`,
    }),
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
      description: 'The provider’s regions after the change; the usual ones where the list was emptied.',
      resolve: async (_result, _args, context) => [
        ...(await context.app.regionsOf(
          servicesOf(context).database.prisma,
          context.app.asSecretKey(context.actor),
        )),
      ],
    }),
  }),
});
