import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { SubjectNatureEnum } from '../enums.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { InspectedWebsiteType, InspectionCheckEnum, InspectionType } from './types.ts';

const WebsitesInput = builder.inputType('InspectedWebsitesInput', {
  description: 'Which of the websites that the provider serves belong to a campaign: those that meet all.',
  fields: (t) => ({
    provinces: t.stringList({
      description: 'The provinces of the subjects, by their codes of GB/T 2260, e.g. `330000`.',
    }),
    natures: t.field({
      type: [SubjectNatureEnum],
      description: 'The natures of the subjects (主办单位性质).',
    }),
    suffixes: t.stringList({ description: 'The ends of the domains, e.g. `com.cn`.' }),
    accessBefore: t.field({
      type: 'DateTime',
      description: 'The date and time before which the access has to have begun.',
    }),
  }),
});

const campaign = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, { inspectionId: string }>) => ({
  inspection: t.prismaField({
    type: InspectionType,
    description: 'The campaign as it stands now.',
    resolve: (query, { inspectionId }, _args, context) =>
      servicesOf(context).database.prisma.inspection.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: inspectionId }, context.app.inspectionScope(context.actor)] },
      }),
  }),
});

const website = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, { inspectedWebsiteId: string }>) => ({
  website: t.prismaField({
    type: InspectedWebsiteType,
    description: 'The website in its campaign.',
    resolve: (query, { inspectedWebsiteId }, _args, context) =>
      servicesOf(context).database.prisma.inspectedWebsite.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: inspectedWebsiteId }, context.app.inspectedScope(context.actor)] },
      }),
  }),
});

const inspectedWebsiteId = 'The ID of the website in its campaign, e.g. `inw_01j…`.';

mutation('startInspection', {
  as: 'PROVIDER',
  description:
    'Begins a campaign (专项核查). Its websites are chosen and looked at in the background; owners of websites with a fault are told what to mend and by which day. It ends no access.',
  input: (t) => ({
    title: t.string({ required: true, description: 'What the campaign is called, at most 100 characters.' }),
    checks: t.field({
      type: [InspectionCheckEnum],
      required: true,
      description: 'What is looked at in each website.',
    }),
    daysToMend: t.int({
      required: true,
      description: 'The number of days in which a fault is to be mended, from 1 to 90.',
    }),
    websites: t.field({
      type: WebsitesInput,
      description: 'Which websites are meant. Left out, all that the provider serves.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: (work, { title, checks, daysToMend, websites }, app) =>
    app.startInspection(work, { title, checks, daysToMend, rule: websites ?? {} }),
  result: campaign,
});

mutation('closeInspection', {
  as: 'PROVIDER',
  description:
    'Closes a campaign. Nothing is looked at any more and nobody is reminded; what was found stays. A closed one stays closed.',
  input: (t) => ({
    inspectionId: t.id({ required: true, description: 'The ID of the campaign, e.g. `ins_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.closeInspection(work, input),
  result: campaign,
});

mutation('recordInspectionResult', {
  as: 'PROVIDER',
  description:
    'Notes what a person found of a website in a campaign. It stands until a person notes otherwise, whatever the service finds.',
  input: (t) => ({
    inspectedWebsiteId: t.id({ required: true, description: inspectedWebsiteId }),
    check: t.field({
      type: InspectionCheckEnum,
      required: true,
      description: 'What was looked at, one of the campaign’s checks.',
    }),
    passed: t.boolean({ required: true, description: 'True when it is in order, false when it is a fault.' }),
    remark: t.string({
      description: 'What the owner is told beside the fault, at most 200 characters. It names nobody.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.recordInspectionResult(work, input),
  result: website,
});

mutation('reportInspectionMended', {
  as: 'APPLICANT',
  description:
    'Says that the faults of an own website are mended. What the service can look at itself is looked at again within seconds, the rest by the provider’s people.',
  input: (t) => ({
    inspectedWebsiteId: t.id({ required: true, description: inspectedWebsiteId }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.reportInspectionMended(work, input),
  result: website,
});
