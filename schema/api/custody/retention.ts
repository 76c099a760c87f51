import type { Period } from '../../../server/application.ts';
import {
  RETENTION,
  RETENTION_KINDS,
  RETENTION_SOURCES,
  retentionOf,
  type RetentionKind,
} from '../../rules/retention.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const authScopes = { secretKey: true } as const;

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** How a kind is told: what it is, and what becomes of it. */
const told = (kind: RetentionKind): string =>
  `${sentence(RETENTION[kind].about)} ${sentence(RETENTION[kind].then)}`;

const KindEnum = builder.enumType('RetentionKind', {
  description: 'What is kept for a period of its own.',
  values: Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, { description: told(kind) }])) as Record<
    RetentionKind,
    { description: string }
  >,
});

const PurgeType = builder.objectRef<NonNullable<Period['lastPurge']>>('RetentionPurge').implement({
  authScopes,
  description: 'What the daily purge took of one kind on one day.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day in China on which the purge took it.' }),
    count: t.exposeInt('count', {
      description: 'The number of filings, subjects, mails, messages or deliveries that were taken.',
    }),
  }),
});

const PeriodType = builder.objectRef<Period>('RetentionPeriod').implement({
  authScopes,
  description: 'How long the provider keeps what is of one kind, and between which bounds it may choose.',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: 'What is kept.' }),
    days: t.exposeInt('days', {
      nullable: true,
      description: 'The number of days for which it is kept. Null for what holds nothing personal and stays.',
    }),
    isOwn: t.exposeBoolean('own', {
      description: 'Whether the provider has chosen the period. False where the usual one holds.',
    }),
    leastDays: t.int({
      nullable: true,
      description:
        'The least number of days that a law or the authority’s interface allows. Null for what stays.',
      resolve: ({ kind }) => retentionOf(kind).days?.least ?? null,
    }),
    mostDays: t.int({
      nullable: true,
      description: 'The greatest number of days that the purpose bears. Null for what stays.',
      resolve: ({ kind }) => retentionOf(kind).days?.most ?? null,
    }),
    usualDays: t.int({
      nullable: true,
      description: 'The number of days where the provider has chosen none. Null for what stays.',
      resolve: ({ kind }) => retentionOf(kind).days?.usual ?? null,
    }),
    sources: t.stringList({
      description: 'The laws and rules that the period and its bounds come from, as they are cited.',
      resolve: ({ kind }) => retentionOf(kind).sources.map((source) => RETENTION_SOURCES[source]),
    }),
    lastPurge: t.field({
      type: PurgeType,
      nullable: true,
      description:
        'What the last purge that found something took in the mode of the key. Null when none has taken anything yet.',
      resolve: ({ lastPurge }) => lastPurge,
    }),
  }),
});

const periods = (context: GraphQLContext): Promise<Period[]> =>
  context.app.periodsOf(servicesOf(context).database.prisma, context.app.asSecretKey(context.actor));

builder.queryField('retentionPeriods', (t) =>
  t.field({
    type: [PeriodType],
    description:
      'Lists how long the provider keeps what the service holds of people, by kind. What is older is deleted by a purge that runs daily, unless a legal hold stands in its way.',
    authScopes,
    resolve: (_root, _args, context) => periods(context),
  }),
);

const PeriodInput = builder.inputType('RetentionPeriodInput', {
  description: 'A period to set for one kind.',
  fields: (t) => ({
    kind: t.field({ type: KindEnum, required: true, description: 'What is kept.' }),
    days: t.int({
      description:
        'The number of days for which it is kept, between `leastDays` and `mostDays` of the kind. Null brings the usual period back.',
    }),
  }),
});

mutation('setRetention', {
  as: 'SECRET_KEY',
  description:
    'Sets how long the provider keeps single kinds, in both modes. Kinds that are not named stay as they are. Refuses a period that is shorter than a law allows or longer than the purpose bears. The next daily purge goes by it.',
  input: (t) => ({
    periods: t.field({
      type: [PeriodInput],
      required: true,
      description: 'The periods to set, each kind once.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor, now }, input, app) => {
    await app.setPeriods(tx, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now,
      periods: input.periods.map(({ kind, days }) => ({ kind, days: days ?? null })),
    });
    return { providerId: actor.providerId };
  },
  result: (t) => ({
    periods: t.field({
      type: [PeriodType],
      description: 'The periods of all kinds after the change.',
      resolve: (_result, _args, context) => periods(context),
    }),
  }),
});
