import type { Division } from '../../../server/application.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { PROVINCES, provinceByCode, type ProvinceEntry } from '../../rules/choices/provinces.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingKindEnum, SubjectNatureEnum } from '../filing/enums.ts';
import { DivisionType } from './division-type.ts';
import { ProvinceRulesType, rulesFor } from './rules-type.ts';

const CityType = builder.objectRef<Division>('City').implement({
  authScopes: { known: true },
  description: 'A city (市) and its counties.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'GB/T 2260, six digits.' }),
    name: t.exposeString('name', { description: 'In Chinese.' }),
    counties: t.field({
      type: [DivisionType],
      description: '区县.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ code }, _args, { app }) => [...app.children(code)],
    }),
  }),
});

const ProvinceType = builder.objectRef<ProvinceEntry>('Province').implement({
  authScopes: { known: true },
  description: 'A province (省) and what its authority asks.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'GB/T 2260, six digits.' }),
    name: t.string({
      description: 'In the language of the request.',
      resolve: ({ code, name }, _args, { locale }) => choiceName(choices[locale], 'province', code) ?? name,
    }),
    shortName: t.exposeString('short', { description: '简称, e.g. 浙江.' }),
    prefix: t.exposeString('prefix', { description: 'What filing numbers begin with, e.g. 浙.' }),
    cities: t.field({
      type: [CityType],
      description: '市.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ code }, _args, { app }) => [...app.children(code)],
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description: 'What it asks of an access filing today.',
      args: {
        nature: t.arg({ type: SubjectNatureEnum, required: true, description: 'Nature of the subject.' }),
        kind: t.arg({
          type: FilingKindEnum,
          defaultValue: 'NEW_ACCESS',
          description: 'New or continued access.',
        }),
      },
      resolve: async ({ code }, { nature, kind }, context) => {
        const { actor } = context;
        const now = actor.kind === 'ANONYMOUS' ? new Date() : await servicesOf(context).clock.now(actor);
        return rulesFor(context.app.provinceRules(code, now), nature, kind ?? 'NEW_ACCESS');
      },
    }),
  }),
});

builder.queryField('provinces', (t) =>
  t.field({
    type: [ProvinceType],
    description: 'The 31 provinces.',
    authScopes: { known: true },
    complexity: { field: 1, multiplier: 2 },
    resolve: () => [...PROVINCES],
  }),
);

builder.queryField('province', (t) =>
  t.field({
    type: ProvinceType,
    nullable: true,
    description: 'One province.',
    args: { code: t.arg.string({ required: true, description: 'GB/T 2260, six digits.' }) },
    authScopes: { known: true },
    resolve: (_root, { code }) => provinceByCode(code) ?? null,
  }),
);
