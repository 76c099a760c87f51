import type { InspectionFigures, ShownFault } from '../../../server/application.ts';
import { InspectedState, InspectionCheck } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { SubjectNatureEnum } from '../enums.ts';
import { together } from '../list/together.ts';
import { sealerOf } from '../sealed.ts';
import { WebsiteType } from '../subject/queries.ts';

export const OPERATED = { staff: true, secretKey: true } as const;

export const InspectionCheckEnum = builder.enumType(InspectionCheck, {
  name: 'InspectionCheck',
  description: 'What a campaign looks at in each of its websites.',
  values: {
    NAME: {
      description: 'Whether the website shows the filed name. The hook `INSPECTION` or a person looks.',
    },
    CERTIFICATE_TERM: {
      description:
        'Whether the certificates of the responsible persons are in force, by the filing under which the website was approved.',
    },
    HOLDER: {
      description:
        'Whether the domain is held by the subject and verified. The hook `INSPECTION` or a person looks.',
    },
    RESOLUTION: { description: 'Whether the domains point to the provider, by the daily look at them.' },
    PHONE: {
      description: 'Whether the filed telephone is answered. The hook `INSPECTION` or a person looks.',
    },
  } satisfies Record<InspectionCheck, { description: string }>,
});

export const InspectedStateEnum = builder.enumType(InspectedState, {
  name: 'InspectedState',
  description: 'Where a website stands in a campaign.',
  values: {
    WAITING: { description: 'Not everything has been looked at yet.' },
    SOUND: { description: 'Everything was in order.' },
    FAULTY: { description: 'A fault was found, and its owner was told to mend it by a day.' },
    OVERDUE: { description: 'A fault was not mended in time.' },
    MENDED: { description: 'The faults that were found are mended.' },
    ENDED: { description: 'The provider’s access to the website has ended.' },
  } satisfies Record<InspectedState, { description: string }>,
});

const FaultType = builder.objectRef<ShownFault>('InspectionFault').implement({
  description: 'A fault of a website that a campaign found, as its owner is told of it.',
  authScopes: TENANT,
  fields: (t) => ({
    check: t.field({
      type: InspectionCheckEnum,
      description: 'Which check found it.',
      resolve: ({ check }) => check,
    }),
    what: t.exposeString('what', { description: 'What is wrong, in the language of the request.' }),
    todo: t.exposeString('todo', { description: 'What to do about it, in the language of the request.' }),
    remark: t.exposeString('remark', {
      nullable: true,
      description: 'What the service or the person who looked adds. Null where nothing was added.',
    }),
  }),
});

export const InspectedWebsiteType = builder.prismaObject('InspectedWebsite', {
  description: 'One website in a campaign (专项核查).',
  authScopes: TENANT,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the website in this campaign, e.g. `inw_01j…`.' }),
    state: t.expose('state', { type: InspectedStateEnum, description: 'Where the website stands.' }),
    faults: t.field({
      type: [FaultType],
      nullable: true,
      complexity: { field: 1, multiplier: 1 },
      description:
        'What is to be mended. Empty where nothing is. Null only beside an error when it can no longer be decrypted.',
      select: { id: true, faults: true, results: true },
      resolve: async (row, _args, context) =>
        context.app.shownFaults(await sealerOf(context), row, context.locale),
    }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time of the last look. Null before it.',
    }),
    mendBy: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last day for mending, in China. Null where nothing was found.',
      select: { mendBy: true },
      resolve: ({ mendBy }) => mendBy,
    }),
    reportedAt: t.expose('reportedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the owner said that it is mended. Null where nobody did, and after the next result.',
    }),
    mendedAt: t.expose('mendedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when it was found mended. Null before.',
    }),
    website: t.relation('website', { type: WebsiteType, description: 'The website that is looked at.' }),
  }),
});

const CountType = builder.objectRef<InspectionFigures['faults'][number]>('InspectionFaultCount').implement({
  description: 'How many websites of a campaign have a fault.',
  authScopes: OPERATED,
  fields: (t) => ({
    check: t.field({
      type: InspectionCheckEnum,
      description: 'Which check found the fault.',
      resolve: ({ check }) => check,
    }),
    count: t.exposeInt('count', { description: 'The number of websites that have it now.' }),
  }),
});

const FiguresType = builder.objectRef<InspectionFigures>('InspectionFigures').implement({
  description: 'How many websites of a campaign stand where, for the report to the bureau.',
  authScopes: OPERATED,
  fields: (t) => ({
    chosen: t.exposeInt('chosen', { description: 'The number of websites in the campaign so far.' }),
    waiting: t.exposeInt('waiting', { description: 'The number of those not wholly looked at yet.' }),
    sound: t.exposeInt('sound', { description: 'The number of those that were in order.' }),
    faulty: t.exposeInt('faulty', { description: 'The number of those with a fault that still has time.' }),
    overdue: t.exposeInt('overdue', { description: 'The number of those with a fault past its day.' }),
    mended: t.exposeInt('mended', { description: 'The number of those that were mended.' }),
    ended: t.exposeInt('ended', { description: 'The number of those whose access has ended since.' }),
    reported: t.exposeInt('reported', {
      description: 'The number of those whose owner says that they are mended, which waits for a look.',
    }),
    faults: t.field({
      type: [CountType],
      description: 'The faults that websites have now, by check.',
      resolve: ({ faults }) => [...faults],
    }),
  }),
});

export const InspectionType = builder.prismaObject('Inspection', {
  description:
    'A campaign (专项核查): filed websites that are looked at, whose owners are told of faults and given days to mend them.',
  authScopes: OPERATED,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the campaign, e.g. `ins_01j…`.' }),
    title: t.string({
      nullable: true,
      description:
        'The title of the campaign, in the provider’s own words. Null only beside an error when it can no longer be decrypted.',
      select: { id: true, title: true },
      resolve: async (inspection, _args, context) => context.app.titleOf(await sealerOf(context), inspection),
    }),
    checks: t.expose('checks', {
      type: [InspectionCheckEnum],
      description: 'What is looked at in each website.',
    }),
    provinces: t.stringList({
      nullable: true,
      description: 'The provinces of the subjects that are meant, by their codes. Null for all.',
      select: { rule: true },
      resolve: ({ rule }, _args, { app }) => app.readRule(rule).provinces ?? null,
    }),
    natures: t.field({
      type: [SubjectNatureEnum],
      nullable: true,
      description: 'The natures of the subjects that are meant. Null for all.',
      select: { rule: true },
      resolve: ({ rule }, _args, { app }) => app.readRule(rule).natures ?? null,
    }),
    suffixes: t.stringList({
      nullable: true,
      description: 'The ends of the domains that are meant, e.g. `com.cn`. Null for all.',
      select: { rule: true },
      resolve: ({ rule }, _args, { app }) => app.readRule(rule).suffixes ?? null,
    }),
    accessBefore: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Only websites whose access began before this moment are meant. Null for all.',
      select: { rule: true },
      resolve: ({ rule }, _args, { app }) => app.readRule(rule).accessBefore ?? null,
    }),
    daysToMend: t.exposeInt('daysToMend', {
      description: 'The number of days in which a fault is to be mended.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      description: 'The date and time when the campaign began.',
    }),
    chosenAt: t.expose('chosenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when all of its websites were chosen. Null before.',
    }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the campaign was closed. Null while it runs.',
    }),
    figures: t.field({
      type: FiguresType,
      description: 'How many of its websites stand where.',
      complexity: 10,
      select: { id: true },
      resolve: ({ id }, _args, context, info) =>
        together(context, info, id, (ids: readonly string[]) =>
          context.app.figuresOf(servicesOf(context).database.prisma, ids),
        ),
    }),
  }),
});

const MOST_OPEN = 10;

builder.prismaObjectFields(WebsiteType, (t) => ({
  inspections: t.relation('inspected', {
    type: InspectedWebsiteType,
    description:
      'Campaigns in which a fault of the website was found and is not mended, newest first, at most ten.',
    // Hardly any website has one, and none has more than a few.
    complexity: { field: 2, multiplier: 0 },
    query: {
      where: { state: { in: ['FAULTY', 'OVERDUE'] }, inspection: { closedAt: null } },
      orderBy: { id: 'desc' },
      take: MOST_OPEN,
    },
  }),
}));
