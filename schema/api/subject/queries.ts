import { FilingRecordSource } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { maskCertificate } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../filing/enums.ts';
import { list } from '../list/list.ts';

export const WebsiteType = builder.prismaObject('Website', {
  authScopes: TENANT,
  description: 'A filed website (网站) of a record.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', { description: '网站备案号.' }),
    name: t.exposeString('name', { nullable: true, description: 'As filed.' }),
    domains: t.exposeStringList('domains', { description: 'Registrable names.' }),
    accessSince: t.expose('accessSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when this provider gives access.',
    }),
  }),
});

const RecordSourceEnum = builder.enumType(FilingRecordSource, {
  name: 'FilingRecordSource',
  description: 'How a record came to be known here.',
  values: {
    DECISION: { description: 'By an order that was approved here.' },
    DOWNLOAD: { description: 'By the authority’s downloads.' },
    IMPORT: { description: 'By an import from a former platform.' },
  } satisfies Record<FilingRecordSource, { description: string }>,
});

export const RecordType = builder.prismaObject('FilingRecord', {
  authScopes: TENANT,
  description: 'What the authority holds of a subject (备案信息).',
  fields: (t) => ({
    subjectNumber: t.exposeString('subjectNumber', { description: '主体备案号.' }),
    source: t.expose('source', { type: RecordSourceEnum, description: 'How it came to be known here.' }),
    websites: t.relation('websites', {
      type: WebsiteType,
      description: 'Its websites.',
      query: { orderBy: { websiteNumber: 'asc' } },
    }),
  }),
});

export const SubjectType = builder.prismaNode('Subject', {
  id: { field: 'id', description: 'sub_…' },
  nullable: true,
  description: 'A subject (主体).',
  authScopes: TENANT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.subjectScope(actor)] }),
  fields: (t) => ({
    nature: t.expose('nature', { type: SubjectNatureEnum, description: '主办单位性质.' }),
    certificateType: t.expose('certificateType', { type: CertificateTypeEnum, description: '证件类型.' }),
    certificateNumberMasked: t.string({
      description: '证件号码, masked.',
      resolve: async ({ id, providerId, personal }, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(providerId);
        return maskCertificate(
          sealer.open<{ certificateNumber: string }>(personal, context.app.sealContext(id, 'subject'))
            .certificateNumber,
        );
      },
    }),
    records: t.relation('records', {
      type: RecordType,
      // One, and a second only where two authorities know the subject.
      complexity: { field: 1, multiplier: 1 },
      description: 'What the authority holds, as far as we know.',
    }),
  }),
});

list('subjects', {
  type: SubjectType,
  description: 'Subjects: the applicant’s own, or all of the provider’s.',
  authScopes: TENANT,
  order: { name: 'subjects', direction: 'desc' },
  where: ({ app, actor }) => app.subjectScope(actor),
  find: (prisma, asked: Prisma.SubjectFindManyArgs) => prisma.subject.findMany(asked),
  count: (prisma, asked) => prisma.subject.count(asked),
});
