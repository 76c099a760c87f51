import { FilingState } from '../../../prisma/generated/client/enums.ts';
import type { Grouping, Statistics, StatisticsGroup } from '../../../server/application.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { names } from '../../messages/generated/names.js';
import type { Locale } from '../../messages/locales.ts';
import { LONGEST_STATISTICS_DAYS } from '../../rules/bounds.ts';
import { ValidationFailure } from '../../rules/failures.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { branded } from '../mutation.ts';
import { ForecastType } from './forecast.ts';
import { STATISTICS_SCOPES, TallyType } from './types.ts';

const authScopes = STATISTICS_SCOPES;

const GroupingEnum = builder.enumType('FilingGrouping', {
  description: 'By what filings are grouped in statistics.',
  values: {
    DAY: { description: 'By day in China (UTC+8). Days without any change are groups too.' },
    WEEK: { description: 'By week from Monday to Sunday in China.' },
    MONTH: { description: 'By calendar month in China.' },
    PROVINCE: { description: 'By the province (省) that the filing is made in.' },
    KIND: { description: 'By the kind of access filing.' },
    NATURE: { description: 'By the nature of the subject (主办单位性质).' },
    REVIEWER: {
      description:
        'By the reviewer (初审人员) who changed the state of the filing. Changes by anybody else are left out.',
    },
    STATE: {
      description:
        'By state. First verdicts stand with `IN_REVIEW`, reasons of returns with `RETURNED` and codes of refusals with `REFUSED`.',
    },
  } as const satisfies Record<Grouping, { description: string }>,
});

type Group = StatisticsGroup & { groupBy: Grouping };

const NAMED: Readonly<Partial<Record<Grouping, (key: string, locale: Locale) => string | undefined>>> = {
  PROVINCE: (key, locale) => choiceName(choices[locale], 'province', key),
  NATURE: (key, locale) => choiceName(choices[locale], 'nature', key),
  STATE: (key, locale) => (isState(key) ? names[locale][`state.${key}`] : undefined),
};

const isState = (key: string): key is FilingState => Object.hasOwn(FilingState, key);

const GroupType = builder.objectRef<Group>('FilingStatisticsGroup').implement({
  authScopes,
  description: 'A group of filings, or of days, with what is counted of it.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        'What the group is told apart by: the first day of the day, week or month (`2026-11-30`), the code of the province (`330000`), the value of the kind, nature or state as its enum has it, or the ID of the reviewer.',
    }),
    name: t.string({
      nullable: true,
      description:
        'The name of the province, nature or state in the language of the request, or the display name of the reviewer. Null for other groups.',
      resolve: ({ key, name, groupBy }, _args, { locale }) => name ?? NAMED[groupBy]?.(key, locale) ?? null,
    }),
    from: t.field({
      type: 'Date',
      description:
        'The first day that is counted in the group. A week or month that begins before the days asked for is counted in part.',
      resolve: ({ days }) => days.from,
    }),
    to: t.field({
      type: 'Date',
      description: 'The last day that is counted in the group.',
      resolve: ({ days }) => days.to,
    }),
    tally: t.field({
      type: TallyType,
      description: 'What is counted of the filings of the group.',
      resolve: ({ tally }) => tally,
    }),
  }),
});

const StatisticsType = builder.objectRef<Statistics>('FilingStatistics').implement({
  authScopes,
  description:
    'What happened to the filings of the provider on some days, in one mode. Every change counts from the moment it is made. Days are those of China, in test mode on the provider’s clock.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day counted.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day counted.' }),
    groupBy: t.expose('groupBy', { type: GroupingEnum, description: 'By what the filings are grouped.' }),
    groups: t.field({
      type: [GroupType],
      complexity: { field: 1, multiplier: 10 },
      description:
        'The groups: days, weeks and months in their order and without gaps, states in the order of a filing’s way, all others by their key. Of those that are no periods, only groups with any filing are listed.',
      resolve: ({ groups, groupBy }) => groups.map((group) => ({ ...group, groupBy })),
    }),
    total: t.field({
      type: TallyType,
      description:
        'What all groups add up to. Times are those of all stays together, not a mean of the groups.',
      resolve: ({ total }) => total,
    }),
    reviewForecast: t.field({
      type: ForecastType,
      nullable: true,
      description:
        'Whether the filings that wait for a review now will be reviewed in time, at the pace of the days counted.',
      resolve: (statistics, _args, context) => {
        const tenant = context.app.tenantScope(context.app.asProvider(context.actor));
        return context.app.reviewForecast(servicesOf(context), tenant, statistics);
      },
    }),
  }),
});

builder.queryField('filingStatistics', (t) =>
  t.errorUnionField({
    types: [StatisticsType, ValidationFailure],
    union: {
      name: 'FilingStatisticsResult',
      description:
        'The answer of the query `filingStatistics`: the statistics, or what is wrong with the days.',
    },
    nullable: true,
    description: `Counts filings by state, with first-pass rate, reasons of returns and refusals, and times in each state, for at most ${LONGEST_STATISTICS_DAYS} days. It needs a reviewer’s session or a secret key.`,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day to count, in China (UTC+8).' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: `The last day to count, in China (UTC+8). It is not before \`from\`, and both are at most ${LONGEST_STATISTICS_DAYS} days apart.`,
      }),
      groupBy: t.arg({
        type: GroupingEnum,
        defaultValue: 'DAY',
        description: 'By what filings are grouped; `DAY` when left out.',
      }),
    },
    authScopes,
    resolve: async (_root, { from, to, groupBy }, context) => {
      const tenant = context.app.tenantScope(context.app.asProvider(context.actor));
      const input = { from, to, groupBy: groupBy ?? 'DAY' };
      return branded(StatisticsType, await context.app.filingStatistics(servicesOf(context), tenant, input));
    },
  }),
);
