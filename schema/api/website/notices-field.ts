import type { OwnNotice } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { RecordType, WebsiteType } from '../subject/queries.ts';

const OwnNoticeType = builder.objectRef<OwnNotice>('OwnNotice').implement({
  authScopes: TENANT,
  description: 'A notice of the authority that something filed must be corrected (相关通知).',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'In the authority’s words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it came.' }),
  }),
});

const DESCRIPTION = 'What the authority wants corrected, newest first, at most ten.';

builder.prismaObjectFields(WebsiteType, (t) => ({
  notices: t.field({
    type: [OwnNoticeType],
    description: DESCRIPTION,
    complexity: 5,
    select: { providerId: true, mode: true, websiteNumber: true, authorityWebsiteId: true },
    resolve: (website, _args, context) =>
      context.app.noticesAbout(servicesOf(context), website, {
        kind: 'WEBSITE',
        number: website.websiteNumber,
        id: website.authorityWebsiteId,
      }),
  }),
}));

builder.prismaObjectFields(RecordType, (t) => ({
  notices: t.field({
    type: [OwnNoticeType],
    description: DESCRIPTION,
    complexity: 5,
    select: { providerId: true, mode: true, subjectNumber: true, authoritySubjectId: true },
    resolve: (record, _args, context) =>
      context.app.noticesAbout(servicesOf(context), record, {
        kind: 'SUBJECT',
        number: record.subjectNumber,
        id: record.authoritySubjectId,
      }),
  }),
}));
