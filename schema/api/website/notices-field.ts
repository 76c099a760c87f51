import type { OwnNotice } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { RecordType, WebsiteType } from '../subject/queries.ts';

const OwnNoticeType = builder.objectRef<OwnNotice>('OwnNotice').implement({
  authScopes: TENANT,
  description:
    'A notice of the authority (相关通知) that something filed of a subject or website must be corrected.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text of the notice, in the authority’s words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'The date and time when the notice was received.' }),
  }),
});

builder.prismaObjectFields(WebsiteType, (t) => ({
  notices: t.field({
    type: [OwnNoticeType],
    description:
      'The open notices of the authority (相关通知) about what is filed of the website, newest first, at most ten.',
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
    description:
      'The open notices of the authority (相关通知) about what is filed of the subject, newest first, at most ten.',
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
