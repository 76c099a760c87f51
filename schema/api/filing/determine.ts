import { OtherType } from '../../../prisma/generated/client/enums.ts';
import type { DeterminedSite } from '../../../server/application.ts';
import type { Determination } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { CertificateTypeEnum, FilingKindEnum, SubjectNatureEnum } from '../enums.ts';
import { branded, ERRORS, unionMutation } from '../mutation.ts';
import { ProvinceRulesType, rulesFor } from '../province/rules-type.ts';
import type { IssueCode } from '../../rules/issue.ts';
import { MOST_DOMAINS } from '../../rules/domain.ts';
import { formatIssue } from '../../messages/format.ts';

const OtherTypeEnum = builder.enumType(OtherType, {
  name: 'OtherType',
  description: 'What has to be done instead of an access filing.',
  values: {
    FIRST: {
      description: 'A first filing (首次备案): the authority knows neither the subject nor the domain.',
    },
    NEW_SITE_HERE: { description: 'A new website (新增网站) of a subject that is filed with this provider.' },
    NEW_SITE_ELSEWHERE: {
      description: 'A new website (新增网站) of a subject that is filed with another provider.',
    },
    SHELL_SUBJECT: {
      description:
        'The subject has lost its last website (空壳主体). It is deregistered first and then filed anew.',
    },
    NOTHING_TO_FILE: {
      description: 'Nothing has to be filed: this provider gives access to the website already.',
    },
    CONFLICT: { description: 'The domain is filed under another subject, which has to give it up first.' },
    IMPORT_FIRST: {
      description:
        'The subject’s record is still that of a former platform and has to be imported or claimed first.',
    },
    ORDER_IN_PROGRESS: {
      description: 'Another open filing has the certificate or a domain and has to end first.',
    },
    OTHER_ACCOUNT: {
      description:
        'The subject belongs to another account of this provider, and only that account can file for it.',
    },
  } satisfies Record<OtherType, { description: string }>,
});

const SiteType = builder.objectRef<DeterminedSite>('DeterminedSite').implement({
  authScopes: { applicant: true },
  description: 'A filed website to which this provider can add access.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', {
      description: 'The filing number of the website (网站备案号), e.g. `浙ICP备12345678号-1`.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name of the website as the authority has it. Null when the authority told none.',
    }),
    domains: t.exposeStringList('domains', {
      description:
        'The registrable domains of the website: those asked about first, then the others filed with it, as far as the provider knows them. The access covers them all.',
    }),
  }),
});

const AccessPossible = builder.objectRef<Determination>('AccessPossible').implement({
  description:
    'The answer of the type check that an access filing is possible. Until `expiresAt`, `startFiling` can begin one from it.',
  authScopes: { applicant: true },
  fields: (t) => ({
    determinationId: t.exposeID('id', {
      description: 'The ID of this answer, which `startFiling` takes, e.g. `det_01j…`.',
    }),
    kind: t.field({
      type: FilingKindEnum,
      description: 'Whether the filing will be a new or a continued access.',
      resolve: ({ kind }) => kind ?? 'NEW_ACCESS',
    }),
    row: t.exposeInt('row', {
      description: 'The number of the row of the decision table that led to this answer, counted from 1.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The date and time until which a filing can be started from this answer.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
    subjectNumber: t.string({
      description: 'The filing number of the subject (主体备案号), e.g. `浙ICP备12345678号`.',
      resolve: ({ subjectNumber }) => subjectNumber ?? '',
    }),
    sites: t.field({
      type: [SiteType],
      description: 'The filed websites of the domains, which the filing will be about.',
      resolve: ({ sites }) => sites as DeterminedSite[],
    }),
    warnings: t.field({
      type: [IssueType],
      description:
        'What the applicant should know first although it does not bar the filing, e.g. a certificate number whose check character fails, a domain suffix that is not approved, or another subject of the account.',
      resolve: (determination, _args, context) => context.app.warningsOf(servicesOf(context), determination),
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description: 'What the province asks of the filing, and which entries must equal the original filing.',
      resolve: ({ province, nature, kind, createdAt }, _args, { app }) =>
        rulesFor(app.provinceRules(province, createdAt), nature, kind ?? 'NEW_ACCESS'),
    }),
  }),
});

/** An answer with what is told of it once and not stored. */
type Told = Determination & { ask: IssueCode | null; about: string[]; mixed: boolean };

const OtherFilingType = builder.objectRef<Told>('OtherFilingType').implement({
  description:
    'The answer of the type check that no access filing is possible: what is needed instead, why, and what to do next. Entries that differ from the original filing lead here, too.',
  authScopes: { applicant: true },
  fields: (t) => ({
    type: t.field({
      type: OtherTypeEnum,
      description: 'What has to be done instead of an access filing.',
      resolve: ({ otherType }) => otherType ?? 'FIRST',
    }),
    row: t.exposeInt('row', {
      description: 'The number of the row of the decision table that led to this answer, counted from 1.',
    }),
    why: t.string({
      description: 'Why no access filing is possible, in plain words in the language of the request.',
      resolve: (told, _args, { app, locale }) => formatIssue({ code: app.whyOf(told) }, locale),
    }),
    nextSteps: t.stringList({
      description:
        'What the applicant can do next, in the language of the request, in the order in which to try it.',
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
        'A question that only the applicant can answer: ask it, then call `determineFilingType` again with the answer as `hasSite`. Null when the answer is certain.',
      resolve: ({ ask }, _args, { locale }) => (ask ? formatIssue({ code: ask }, locale) : null),
    }),
    warnings: t.field({
      type: [IssueType],
      description:
        'What may have led the type check astray: a certificate number whose check character fails, or one that was registered in another province.',
      resolve: (told, _args, context) => context.app.otherTypeWarnings(servicesOf(context), told),
    }),
    domains: t.exposeStringList('about', {
      description:
        'The domains that led to this answer; other domains of the same request may lead to another one.',
    }),
    decidedBy: t.stringList({
      description:
        'The names of the inputs that the answer rests on, to be checked against the original filing.',
      resolve: () => ['nature', 'certificateType', 'certificateNumber', 'domains'],
    }),
  }),
});

unionMutation('determineFilingType', {
  description:
    'Finds out which filing the domains need (验证备案类型), from the provider’s records and the authority’s. It needs the consent to `FILING`, files nothing, and keeps the answer so that `startFiling` can begin from it. The number of calls is limited.',
  as: 'APPLICANT',
  input: (t) => ({
    province: t.string({
      required: true,
      description: 'The province in which the subject is filed: six digits of GB/T 2260, e.g. `330000`.',
    }),
    city: t.string({
      required: true,
      description: 'The city of the subject: six digits of GB/T 2260, e.g. `330100`.',
    }),
    county: t.string({
      required: true,
      description: 'The district or county of the subject: six digits of GB/T 2260, e.g. `330106`.',
    }),
    nature: t.field({
      type: SubjectNatureEnum,
      required: true,
      description: 'The nature of the subject (主办单位性质), as in the original filing.',
    }),
    certificateType: t.field({
      type: CertificateTypeEnum,
      required: true,
      description: 'The type of the subject’s certificate (证件类型), as in the original filing.',
    }),
    certificateNumber: t.string({
      required: true,
      description:
        'The number of the subject’s certificate (证件号码), as in the original filing: the old number if the certificate was replaced since.',
    }),
    domains: t.stringList({
      required: true,
      description: `The domains to be given access, at most ${MOST_DOMAINS}. Sub-domains are reduced to the registrable domain, e.g. www.example.cn to example.cn.`,
    }),
    confirmCertificateNumber: t.boolean({
      description:
        'Whether the applicant compared the certificate number with the paper and confirms that it stands there so, although a warning says that its check character fails. It can be confirmed later, too, with the access details.',
    }),
    hasSite: t.boolean({
      description:
        'Whether the subject still has a website on file: the applicant’s reply to the `ask` of an earlier answer. Leave it out at first.',
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
