import type { RowReport } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../filing/enums.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from './queries.ts';

const PersonInput = builder.inputType('ImportedPersonInput', {
  description: 'A responsible person as filed; what is typed later is compared with it.',
  fields: (t) => ({
    name: t.string({ description: '姓名.' }),
    certificateNumber: t.string({ description: '证件号码.' }),
    mobile: t.string({ description: '手机号码.' }),
    landline: t.string({ description: '联系方式2, mobile or landline.' }),
    email: t.string({ description: '电子邮箱.' }),
  }),
});

const SiteInput = builder.inputType('ImportedSiteInput', {
  description: 'A filed site of the former platform.',
  fields: (t) => ({
    websiteNumber: t.string({ required: true, description: '网站备案号, with -N.' }),
    name: t.string({ description: '网站名称.' }),
    domains: t.stringList({ required: true, description: 'Registrable names.' }),
    homepageUrl: t.string({ description: '首页网址 as filed.' }),
    person: t.field({ type: PersonInput, description: '网站负责人 as filed.' }),
  }),
});

const RecordInput = builder.inputType('ImportedRecordInput', {
  description: 'A subject of the former platform with its sites.',
  fields: (t) => ({
    applicantRef: t.string({
      description: 'Account it belongs to; without it the applicant claims it with the filing password.',
    }),
    subjectNumber: t.string({ required: true, description: '主体备案号, without -N.' }),
    name: t.string({ required: true, description: '主办单位名称.' }),
    nature: t.field({ type: SubjectNatureEnum, required: true, description: '主办单位性质.' }),
    certificateType: t.field({ type: CertificateTypeEnum, required: true, description: '证件类型.' }),
    certificateNumber: t.string({ required: true, description: '证件号码.' }),
    province: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
    city: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
    county: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
    openOrder: t.boolean({ description: 'An order is still open there; such a record is refused.' }),
    certificateAddress: t.string({ description: '证件住所 as filed.' }),
    mailingAddress: t.string({ description: '通讯地址 as filed.' }),
    investor: t.string({ description: '投资人或主管单位 as filed.' }),
    person: t.field({ type: PersonInput, description: '主体负责人 as filed.' }),
    sites: t.field({ type: [SiteInput], required: true, description: 'Its sites.' }),
  }),
});

const OutcomeEnum = builder.enumType('ImportOutcome', {
  description:
    'IMPORTED to its account, AWAITING_CLAIM by the applicant, PRESENT already, or REFUSED with reasons.',
  values: {
    IMPORTED: { description: 'The record is kept and belongs to the account named in the row.' },
    AWAITING_CLAIM: { description: 'The record is kept until its owner claims it with the filing password.' },
    PRESENT: { description: 'The record is known already.' },
    REFUSED: { description: 'The row is wrong; its issues say why.' },
  } as const,
});

const ReportType = builder.objectRef<RowReport>('ImportReport').implement({
  authScopes: { secretKey: true },
  description: 'What became of one row.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'From 0, in the order given.' }),
    subjectNumber: t.exposeString('subjectNumber', { description: '主体备案号, normalised.' }),
    outcome: t.field({
      type: OutcomeEnum,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome,
    }),
    issues: t.field({
      type: [IssueType],
      description: 'Why it was refused.',
      resolve: ({ issues }) => issues,
    }),
  }),
});

mutation('importFilingRecords', {
  as: 'SECRET_KEY',
  description:
    'Takes over records of a former platform (原平台导入), at most 100 at once; a dry run reports the same and writes nothing.',
  input: (t) => ({
    dryRun: t.boolean({ required: true, description: 'Report only.' }),
    records: t.field({ type: [RecordInput], required: true, description: 'The rows.' }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async (work, { records, dryRun }, app) => ({
    reports: JSON.stringify(await app.importFilingRecords(work, { rows: records, dryRun })),
  }),
  result: (t) => ({
    reports: t.field({
      type: [ReportType],
      description: 'One for each row.',
      resolve: ({ reports }) => JSON.parse(reports) as RowReport[],
    }),
  }),
});

mutation('claimFilingRecord', {
  as: 'APPLICANT',
  description: 'Claims a record of the former platform (认领) with its filing password.',
  input: (t) => ({
    subjectNumber: t.string({ required: true, description: '主体备案号, without -N.' }),
    password: t.string({ required: true, description: '备案密码.' }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.RateLimited, ERRORS.AuthorityUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.claimFilingRecord(services, actor, input, idempotency),
  result: (t) => ({
    subjects: t.prismaField({
      type: [SubjectType],
      description: 'The applicant’s subjects now.',
      resolve: (query, _outcome, _args, context) =>
        servicesOf(context).database.prisma.subject.findMany({
          ...query,
          where: context.app.subjectScope(context.actor),
          orderBy: { id: 'desc' },
          take: 100,
        }),
    }),
  }),
});
