import type { Aftermath, SiteAftermath } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { filingAt } from './at.ts';
import { FilingType } from './type.ts';

const SiteResult = builder.objectRef<SiteAftermath>('SiteResult').implement({
  authScopes: TENANT,
  description: 'What one approved website of a filing has to show, with the HTML for it.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', {
      description: 'The filing number of the website (网站备案号), e.g. `浙ICP备12345678号-1`.',
    }),
    hangNumber: t.exposeString('hangNumber', {
      description:
        'The number to show at the foot of the home page: `websiteNumber`, or the subject’s number where the province asks for that.',
    }),
    footerHtml: t.exposeString('footerHtml', {
      description:
        'The HTML to paste at the foot of the home page: `hangNumber` as a link to the ministry’s site (Order 33 of 2005, art. 13).',
    }),
    domains: t.exposeStringList('domains', {
      description: 'The registrable domains of the website, e.g. `example.cn`.',
    }),
  }),
});

const FilingResult = builder.objectRef<Aftermath>('FilingResult').implement({
  authScopes: TENANT,
  description:
    'What follows the approval of a filing: the numbers to show on the websites, and what is due next.',
  fields: (t) => ({
    subjectNumber: t.exposeString('subjectNumber', {
      description: 'The filing number of the subject (主体备案号), e.g. `浙ICP备12345678号`.',
    }),
    sites: t.field({
      type: [SiteResult],
      description: 'The websites of the filing that the authority approved; refused ones are left out.',
      resolve: ({ sites }) => sites,
    }),
    publicSecurityDeadline: t.field({
      type: 'Date',
      description:
        'The last day for filing the websites with the public security bureau (公安备案), counted in days from the approval.',
      resolve: ({ publicSecurityDeadline }) => publicSecurityDeadline,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  result: t.field({
    type: FilingResult,
    nullable: true,
    description: 'What follows the approval of the filing. Null unless the filing is `APPROVED`.',
    select: { subjectNumber: true, decidedAt: true, websites: { orderBy: { position: 'asc' } } },
    resolve: async (filing, _args, context) =>
      context.app.aftermathOf(filing, (await filingAt(context, filing)).now),
  }),
}));
