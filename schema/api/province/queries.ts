import type { Division } from '../../../server/application.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { startOfChinaDay } from '../../messages/values/moments.ts';
import { FIRST_DAY_OF_RULES } from '../../rules/bounds.ts';
import { PROVINCES, provinceByCode, type ProvinceEntry } from '../../rules/choices/provinces.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingKindEnum, SubjectNatureEnum } from '../enums.ts';
import { DivisionType } from './division-type.ts';
import { ProvinceRulesType, rulesFor } from './rules-type.ts';

const CityType = builder.objectRef<Division>('City').implement({
  authScopes: { known: true },
  description: 'A city (市) of a province, with its counties.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'The code of the city, six digits of GB/T 2260, e.g. `330100`.',
    }),
    name: t.exposeString('name', { description: 'The Chinese name of the city, e.g. 杭州市.' }),
    label: t.string({
      description:
        'The name of the city in the language of the request, to be read and not to be filled in: 杭州市, or Hangzhou as maps write it.',
      resolve: ({ name }, _args, { app, locale }) => app.placeNamed(name, locale),
    }),
    counties: t.field({
      type: [DivisionType],
      description:
        'The counties (区县) of the city, in the order of their codes. A city without counties is its own county.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ code }, _args, { app }) => [...app.children(code)],
    }),
  }),
});

const ProvinceType = builder.objectRef<ProvinceEntry>('Province').implement({
  authScopes: { known: true },
  description:
    'A province (省), with its cities and with what its authority (管局) asks of an access filing.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'The code of the province, six digits of GB/T 2260, e.g. `330000`.',
    }),
    name: t.string({
      description: 'The name of the province in the language of the request, e.g. 浙江省 or Zhejiang.',
      resolve: ({ code, name }, _args, { locale }) => choiceName(choices[locale], 'province', code) ?? name,
    }),
    shortName: t.exposeString('short', {
      description: 'The short Chinese name of the province (简称), e.g. 浙江.',
    }),
    prefix: t.exposeString('prefix', {
      description: 'The Chinese character that begins the filing numbers of the province, e.g. 浙.',
    }),
    cities: t.field({
      type: [CityType],
      description:
        'The cities (市) of the province, in the order of their codes. A municipality such as 北京市 has itself as its city.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ code }, _args, { app }) => [...app.children(code)],
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description:
        'What the authority of the province asks of an access filing, today or on another day. In test mode, today is the day on the provider’s clock.',
      args: {
        nature: t.arg({
          type: SubjectNatureEnum,
          required: true,
          description: 'The nature of the subject (主办单位性质) for which the rules are read.',
        }),
        kind: t.arg({
          type: FilingKindEnum,
          defaultValue: 'NEW_ACCESS',
          description: 'The kind of access filing for which the rules are read. The default is `NEW_ACCESS`.',
        }),
        day: t.arg({
          type: 'Date',
          description: `The day for which the rules are read, in China; today when left out. A day before ${FIRST_DAY_OF_RULES} is read as that one.`,
        }),
      },
      resolve: async ({ code }, { nature, kind, day }, context) => {
        const { actor } = context;
        const now = actor.kind === 'ANONYMOUS' ? new Date() : await servicesOf(context).clock.now(actor);
        const at = day == null ? now : startOfChinaDay(day < FIRST_DAY_OF_RULES ? FIRST_DAY_OF_RULES : day);
        return rulesFor(context.app.provinceRules(code, at), nature, kind ?? 'NEW_ACCESS');
      },
    }),
  }),
});

builder.queryField('provinces', (t) =>
  t.field({
    type: [ProvinceType],
    description: `Lists the ${PROVINCES.length} provinces (省、自治区、直辖市) with their divisions and rules.`,
    authScopes: { known: true },
    complexity: { field: 1, multiplier: 2 },
    resolve: () => [...PROVINCES],
  }),
);

builder.queryField('province', (t) =>
  t.field({
    type: ProvinceType,
    nullable: true,
    description: 'Finds a province by its code. Null when no province has the code.',
    args: {
      code: t.arg.string({
        required: true,
        description: 'The code of the province to find, six digits of GB/T 2260, e.g. `330000`.',
      }),
    },
    authScopes: { known: true },
    resolve: (_root, { code }) => provinceByCode(code) ?? null,
  }),
);
