import { OtherType } from '../../../prisma/generated/client/enums.ts';
import type { DeterminedSite } from '../../../server/application.ts';
import type { Determination } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { CertificateTypeEnum, FilingKindEnum, SubjectNatureEnum } from './enums.ts';
import { branded, ERRORS, unionMutation } from '../mutation.ts';
import { ProvinceRulesType, rulesFor } from '../province/rules-type.ts';
import type { IssueCode } from '../../rules/issue.ts';
import { formatIssue } from '../../messages/format.ts';

const OtherTypeEnum = builder.enumType(OtherType, {
  name: 'OtherType',
  description: 'What is to be done instead of an access filing.',
  values: {
    FIRST: {
      description: 'A first filing (首次备案): the authority knows neither the subject nor the domain.',
    },
    NEW_SITE_HERE: { description: 'A new website of a subject that is filed here (新增网站).' },
    NEW_SITE_ELSEWHERE: { description: 'A new website of a subject that is filed elsewhere (新增网站).' },
    SHELL_SUBJECT: { description: 'The subject has lost its last website (空壳主体) and is filed anew.' },
    NOTHING_TO_FILE: { description: 'Nothing: the website is accessed here already.' },
    CONFLICT: { description: 'The domain is filed under another subject, which has to give it up first.' },
    IMPORT_FIRST: { description: 'The record of a former platform has to be imported first.' },
    ORDER_IN_PROGRESS: { description: 'Another order for the certificate or domain has to end first.' },
    OTHER_ACCOUNT: { description: 'The subject belongs to another account of this provider.' },
  } satisfies Record<OtherType, { description: string }>,
});

const SiteType = builder.objectRef<DeterminedSite>('DeterminedSite').implement({
  authScopes: { applicant: true },
  description: 'A filed website that access can be added to.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', { description: 'e.g. 浙ICP备12345678号-1' }),
    name: t.exposeString('name', { nullable: true, description: 'As the authority has it.' }),
    domains: t.exposeStringList('domains', {
      description:
        'Registrable names: those asked about, then the others that are filed with it, as far as the provider knows them. The access covers them all.',
    }),
  }),
});

const AccessPossible = builder.objectRef<Determination>('AccessPossible').implement({
  description: 'An access filing can be started from this answer within a day.',
  authScopes: { applicant: true },
  fields: (t) => ({
    determinationId: t.exposeID('id', { description: 'What startFiling takes.' }),
    kind: t.field({
      type: FilingKindEnum,
      description: 'New or continued access.',
      resolve: ({ kind }) => kind ?? 'NEW_ACCESS',
    }),
    row: t.exposeInt('row', { description: 'Row of the decision table that answered.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it can be started from.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
    subjectNumber: t.string({
      description: 'e.g. 浙ICP备12345678号',
      resolve: ({ subjectNumber }) => subjectNumber ?? '',
    }),
    sites: t.field({
      type: [SiteType],
      description: 'The websites it is about.',
      resolve: ({ sites }) => sites as DeterminedSite[],
    }),
    warnings: t.field({
      type: [IssueType],
      description:
        'What should be known first and does not bar it: a number whose check character fails, unapproved suffixes, another subject here.',
      resolve: (determination, _args, context) => context.app.warningsOf(servicesOf(context), determination),
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description: 'What the province asks, and what must equal the original filing.',
      resolve: ({ province, nature, kind, createdAt }, _args, { app }) =>
        rulesFor(app.provinceRules(province, createdAt), nature, kind ?? 'NEW_ACCESS'),
    }),
  }),
});

/** An answer with what is told of it once and not stored. */
type Told = Determination & { ask: IssueCode | null; about: string[]; mixed: boolean };

const OtherFilingType = builder.objectRef<Told>('OtherFilingType').implement({
  description:
    'Not an access filing: which one, why, and what to do next. Data unlike the filed data give another type.',
  authScopes: { applicant: true },
  fields: (t) => ({
    type: t.field({
      type: OtherTypeEnum,
      description: 'Which.',
      resolve: ({ otherType }) => otherType ?? 'FIRST',
    }),
    row: t.exposeInt('row', { description: 'Row of the decision table that answered.' }),
    why: t.string({
      description: 'In plain words.',
      resolve: (told, _args, { app, locale }) => formatIssue({ code: app.whyOf(told) }, locale),
    }),
    nextSteps: t.stringList({
      description: 'What can be done.',
      resolve: async (told, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(told.providerId);
        const { certificateNumber } = context.app.numberOf(sealer, told);
        return context.app
          .nextStepsOf({ ...told, certificateNumber }, told.mixed)
          .map((step) => formatIssue(step, context.locale));
      },
    }),
    ask: t.string({
      nullable: true,
      description:
        'A question nobody but the applicant can answer; ask it, then determine again with hasSite. Null when the answer is certain.',
      resolve: ({ ask }, _args, { locale }) => (ask ? formatIssue({ code: ask }, locale) : null),
    }),
    warnings: t.field({
      type: [IssueType],
      description: 'What may have led astray: a certificate number whose check character fails.',
      resolve: (told, _args, context) => context.app.otherTypeWarnings(servicesOf(context), told),
    }),
    domains: t.exposeStringList('about', { description: 'The domains that led to this answer.' }),
    decidedBy: t.stringList({
      description: 'Inputs the answer rests on; check them against the filed data.',
      resolve: () => ['nature', 'certificateType', 'certificateNumber', 'domains'],
    }),
  }),
});

unionMutation('determineFilingType', {
  description:
    'Finds which filing this is (验证备案类型). Nothing is filed yet; the answer is kept for a day.',
  as: 'APPLICANT',
  input: (t) => ({
    province: t.string({ required: true, description: 'GB/T 2260, six digits: where the subject is filed.' }),
    city: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
    county: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
    nature: t.field({
      type: SubjectNatureEnum,
      required: true,
      description: 'Nature of the subject, as filed.',
    }),
    certificateType: t.field({ type: CertificateTypeEnum, required: true, description: 'As filed.' }),
    certificateNumber: t.string({
      required: true,
      description: 'As filed; an old number if the certificate was replaced since.',
    }),
    domains: t.stringList({
      required: true,
      description: 'Registrable names; sub-domains are reduced to them.',
    }),
    confirmCertificateNumber: t.boolean({
      description:
        'The number was compared with the paper and stands there so, although its check character fails (a warning of the answer tells). It can be said later too, with the access details.',
    }),
    hasSite: t.boolean({
      description:
        'Whether the subject still has a website on file: the answer to `ask` of an earlier answer.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.OrderInProgress, ERRORS.RateLimited, ERRORS.AuthorityUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.determineFilingType(services, actor, input, idempotency),
  members: [AccessPossible, OtherFilingType],
  answer: async ({ determinationId, ask, about, mixed }, context) => {
    const { prisma } = servicesOf(context).database;
    const determination = await prisma.determination.findUniqueOrThrow({ where: { id: determinationId } });
    return determination.outcome === 'ACCESS'
      ? branded(AccessPossible, determination)
      : branded(OtherFilingType, { ...determination, ask, about, mixed });
  },
});
