import type { RowReport } from '../../../server/application.ts';
import { MOST_DOMAINS } from '../../rules/domain.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../enums.ts';
import { MAX_ITEMS } from '../input-limits.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from './queries.ts';

const PersonInput = builder.inputType('ImportedPersonInput', {
  description:
    'A responsible person (负责人) as filed at the former platform. What the applicant types later is compared with it; what is not known is left out.',
  fields: (t) => ({
    name: t.string({ description: 'The name of the person (姓名) as filed.' }),
    certificateNumber: t.string({
      description: 'The number of the person’s certificate (证件号码) as filed.',
    }),
    mobile: t.string({
      description: 'The mobile number of the person (手机号码) as filed, e.g. `13800000000`.',
    }),
    landline: t.string({
      description:
        'The second contact number of the person (联系方式2) as filed, a mobile or a landline, e.g. `0571-88888888`.',
    }),
    email: t.string({ description: 'The e-mail address of the person (电子邮箱) as filed.' }),
  }),
});

const SiteInput = builder.inputType('ImportedSiteInput', {
  description: 'A filed website (网站) of a record of the former platform.',
  fields: (t) => ({
    websiteNumber: t.string({
      required: true,
      description:
        'The filing number of the website (网站备案号), e.g. `浙ICP备12345678号-1`. It must belong to the `subjectNumber` of the record.',
    }),
    name: t.string({ description: 'The name of the website (网站名称) as filed.' }),
    domains: t.stringList({
      required: true,
      description: 'The domains of the website, e.g. `example.com`. Hosts below a domain are reduced to it.',
    }),
    authorityAccessId: t.string({
      description:
        'The authority’s own number of this provider’s access to the website (Jrid), in digits, as the former platform has it. Without it the access cannot be cancelled before the authority tells the number itself, in a synchronisation (SJTB). A record that was imported before takes it too.',
    }),
    homepageUrl: t.string({ description: 'The address of the website’s home page (首页网址) as filed.' }),
    person: t.field({
      type: PersonInput,
      description: 'The responsible person of the website (网站负责人) as filed.',
    }),
  }),
});

const RecordInput = builder.inputType('ImportedRecordInput', {
  description: 'A record of the former platform: a filed subject (主体) with its websites.',
  fields: (t) => ({
    applicantRef: t.string({
      description:
        'The provider’s reference of the account that the record belongs to. Left out, the record waits until its applicant claims it with `claimFilingRecord`.',
    }),
    subjectNumber: t.string({
      required: true,
      description:
        'The filing number of the subject (主体备案号) without the ending of a website, e.g. `浙ICP备12345678号`.',
    }),
    name: t.string({ required: true, description: 'The name of the subject (主办单位名称) as filed.' }),
    nature: t.field({
      type: SubjectNatureEnum,
      required: true,
      description: 'The nature of the subject (主办单位性质).',
    }),
    certificateType: t.field({
      type: CertificateTypeEnum,
      required: true,
      description:
        'The type of the certificate (证件类型) under which the subject is filed. It must fit the `nature`.',
    }),
    certificateNumber: t.string({
      required: true,
      description: 'The number of the certificate (证件号码) under which the subject is filed.',
    }),
    province: t.string({
      required: true,
      description:
        'The province of the subject, six digits of GB/T 2260, e.g. `330000`. It must be the one that gave the `subjectNumber`.',
    }),
    city: t.string({
      required: true,
      description: 'The city of the subject, six digits of GB/T 2260, e.g. `330100`.',
    }),
    county: t.string({
      required: true,
      description: 'The county of the subject, six digits of GB/T 2260, e.g. `330106`.',
    }),
    openOrder: t.boolean({
      description:
        'Whether the subject still has an open order at the former platform. Such a record is refused. The default is `false`.',
    }),
    certificateAddress: t.string({
      description: 'The address on the subject’s certificate (证件住所) as filed.',
    }),
    mailingAddress: t.string({ description: 'The mailing address of the subject (通讯地址) as filed.' }),
    investor: t.string({
      description: 'The investor or the superior unit of the subject (投资人或主管单位) as filed.',
    }),
    person: t.field({
      type: PersonInput,
      description: 'The responsible person of the subject (主体负责人) as filed.',
    }),
    sites: t.field({
      type: [SiteInput],
      required: true,
      description: `The filed websites of the subject, at least one, with at most ${MOST_DOMAINS} domains in all.`,
    }),
  }),
});

const OutcomeEnum = builder.enumType('ImportOutcome', {
  description: 'What became of one record of an import (原平台导入); in a dry run, what would become of it.',
  values: {
    IMPORTED: {
      description: 'The record was taken over and belongs to the account named by `applicantRef`.',
    },
    AWAITING_CLAIM: {
      description:
        'The record was taken over and waits until its applicant claims it with the filing password.',
    },
    PRESENT: { description: 'A record with this subject number was imported before. Nothing was changed.' },
    REFUSED: { description: 'The record was refused; the `issues` of its report say why.' },
  } as const,
});

const ReportType = builder.objectRef<RowReport>('ImportReport').implement({
  authScopes: { secretKey: true },
  description: 'The report on one record of an import (原平台导入).',
  fields: (t) => ({
    row: t.exposeInt('row', {
      description: 'The position of the record in the `records` given, counted from 0.',
    }),
    subjectNumber: t.exposeString('subjectNumber', {
      description:
        'The filing number of the record’s subject (主体备案号) in its usual form, e.g. `浙ICP备12345678号`.',
    }),
    outcome: t.field({
      type: OutcomeEnum,
      description: 'What became of the record; in a dry run, what would become of it.',
      resolve: ({ outcome }) => outcome,
    }),
    issues: t.field({
      type: [IssueType],
      description: 'Why the record was refused. Empty where it was not.',
      resolve: ({ issues }) => issues,
    }),
  }),
});

mutation('importFilingRecords', {
  as: 'SECRET_KEY',
  description: `Takes over filed records of a former platform (原平台导入), at most ${MAX_ITEMS} at once. A refused record says why and keeps no other back. A dry run reports the same and writes nothing.`,
  input: (t) => ({
    dryRun: t.boolean({ required: true, description: 'Whether to report only, without writing anything.' }),
    records: t.field({
      type: [RecordInput],
      required: true,
      description: `The records to take over, at most ${MAX_ITEMS}.`,
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async (work, { records, dryRun }, app) => ({
    reports: JSON.stringify(await app.importFilingRecords(work, { rows: records, dryRun })),
  }),
  result: (t) => ({
    reports: t.field({
      type: [ReportType],
      description: 'One report for each record, in the order given.',
      resolve: ({ reports }) => JSON.parse(reports) as RowReport[],
    }),
  }),
});

mutation('claimFilingRecord', {
  as: 'APPLICANT',
  description:
    'Gives an imported record of a former platform to the applicant who knows its filing password (认领). Needs the consent `FILING`. Refuses a record that another account has claimed.',
  input: (t) => ({
    subjectNumber: t.string({
      required: true,
      description:
        'The filing number of the subject to claim (主体备案号) without the ending of a website, e.g. `浙ICP备12345678号`.',
    }),
    password: t.string({
      required: true,
      description: 'The filing password (备案密码) of the subject. Wrong passwords are limited.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.RateLimited, ERRORS.AuthorityUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.claimFilingRecord(services, actor, input, idempotency),
  result: (t) => ({
    subjects: t.prismaField({
      type: [SubjectType],
      description: 'The subjects of the applicant after the claim, newest first.',
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
