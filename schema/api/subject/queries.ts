import { FilingRecordSource } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { maskCertificate } from '../../rules/masks.ts';
import { ApplicantType } from '../applicant/type.ts';
import { builder, nestedPrice, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../enums.ts';
import { withReference } from '../sealed.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';
import { nested } from '../list/nested.ts';

export const WebsiteType = builder.prismaObject('Website', {
  authScopes: TENANT,
  description: 'A website (网站) that is on file with the authority, as part of a record.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', {
      description: 'The filing number of the website (网站备案号), e.g. `浙ICP备12345678号-1`.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name of the website (网站名称) as filed. Null where it is not known.',
    }),
    domains: t.exposeStringList('domains', {
      description:
        'The domains of the website in the form in which they were registered, e.g. `example.com`.',
    }),
    accessSince: t.expose('accessSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when this provider’s access to the website began. It is kept after the access has ended (`accessCancelledAt`). Null where there never was one.',
    }),
  }),
});

const RecordSourceEnum = builder.enumType(FilingRecordSource, {
  name: 'FilingRecordSource',
  description: 'How a record first came to be known to the provider.',
  values: {
    DECISION: { description: 'A filing of the subject was approved here.' },
    DOWNLOAD: { description: 'The authority sent the record in one of its downloads.' },
    IMPORT: { description: 'The record was imported from a former platform.' },
  } satisfies Record<FilingRecordSource, { description: string }>,
});

export const RecordType = builder.prismaObject('FilingRecord', {
  authScopes: TENANT,
  description:
    'What the authority holds of a subject and its websites (备案信息), as far as it is known here.',
  fields: (t) => ({
    subjectNumber: t.exposeString('subjectNumber', {
      description: 'The filing number of the subject (主体备案号), e.g. `浙ICP备12345678号`.',
    }),
    source: t.expose('source', {
      type: RecordSourceEnum,
      description: 'How the record first came to be known to the provider.',
    }),
    websites: t.field(
      nested({
        arg: t.arg,
        type: WebsiteType,
        description: 'The websites of the record, in the order of their filing numbers.',
        children: { table: 'Website', parent: 'recordId', by: 'websiteNumber' },
      }),
    ),
  }),
});

export const SubjectType = builder.prismaNode('Subject', {
  id: { field: 'id', description: 'The ID of the subject, e.g. `sub_01j…`.' },
  nullable: true,
  description:
    'A subject (主体): the organisation or person that files websites, identified by its certificate.',
  authScopes: TENANT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.subjectScope(actor)] }),
  fields: (t) => ({
    applicant: t.relation('applicant', {
      type: ApplicantType,
      description: 'The account whose subject it is.',
    }),
    nature: t.expose('nature', {
      type: SubjectNatureEnum,
      description: 'The nature of the subject (主办单位性质).',
    }),
    certificateType: t.expose('certificateType', {
      type: CertificateTypeEnum,
      description: 'The type of the certificate (证件类型) that identifies the subject.',
    }),
    certificateNumberMasked: t.string({
      nullable: true,
      description:
        'The number of the certificate (证件号码) that identifies the subject, masked, e.g. `330106**********54`. Null only beside an error when it can no longer be decrypted.',
      resolve: async ({ id, providerId, personal }, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(providerId);
        return maskCertificate(
          sealer.open<{ certificateNumber: string }>(personal, context.app.sealContext(id, 'subject'))
            .certificateNumber,
        );
      },
    }),
    records: t.field({
      ...nested({
        arg: t.arg,
        type: RecordType,
        description:
          'The records that the authority holds of the subject, as far as they are known here, the longest known first.',
        children: { table: 'FilingRecord', parent: 'subjectId', by: 'createdAt' },
      }),
      // One, and a second only where two authorities know the subject.
      complexity: ({ first, last }) =>
        first == null && last == null ? { field: 1, multiplier: 1 } : nestedPrice({ first, last }),
    }),
  }),
});

const ORDERS = ordersFor('subjects', 'SubjectOrder', ['subject', 'became known here'], {});

list('subjects', {
  type: SubjectType,
  description:
    'Lists subjects (主体). An applicant sees its own, a reviewer or a secret key all of the provider’s in its mode.',
  authScopes: TENANT,
  args: (t) => ({
    applicantRef: t.string({
      description: 'Lists only subjects of the account with exactly this reference of the provider’s own.',
    }),
    provinces: t.stringList({
      description: 'Lists only subjects in these provinces, by their codes of GB/T 2260, e.g. `330000`.',
    }),
    natures: t({
      type: [SubjectNatureEnum],
      description: 'Lists only subjects of these natures (主办单位性质).',
    }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('subjects'),
    }),
  }),
  order: ORDERS.orderOf,
  where: async (context, { applicantRef, provinces, natures }): Promise<Prisma.SubjectWhereInput> => ({
    AND: [
      context.app.subjectScope(context.actor),
      applicantRef == null ? {} : { applicant: await withReference(context, applicantRef) },
      provinces && provinces.length > 0 ? { province: { in: [...provinces] } } : {},
      natures && natures.length > 0 ? { nature: { in: [...natures] } } : {},
    ],
  }),
  find: (prisma, asked: Prisma.SubjectFindManyArgs) => prisma.subject.findMany(asked),
  count: (prisma, asked) => prisma.subject.count(asked),
});
