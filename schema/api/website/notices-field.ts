import type { GraphQLResolveInfo } from 'graphql';
import type { About, OwnNotice, Tenant } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { together } from '../list/together.ts';
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

/** All that one request shows is one tenant's. */
const noticesAbout = (
  context: GraphQLContext,
  info: GraphQLResolveInfo,
  tenant: Tenant,
  about: About,
): Promise<OwnNotice[]> =>
  together(context, info, about, (abouts: readonly About[]) =>
    context.app.noticesAboutEach(servicesOf(context), tenant, abouts),
  );

builder.prismaObjectFields(WebsiteType, (t) => ({
  notices: t.field({
    type: [OwnNoticeType],
    description:
      'The open notices of the authority (相关通知) about what is filed of the website, newest first, at most ten.',
    complexity: 5,
    select: { providerId: true, mode: true, websiteNumber: true, authorityWebsiteId: true },
    resolve: (website, _args, context, info) =>
      noticesAbout(context, info, website, {
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
    resolve: (record, _args, context, info) =>
      noticesAbout(context, info, record, {
        kind: 'SUBJECT',
        number: record.subjectNumber,
        id: record.authoritySubjectId,
      }),
  }),
}));
