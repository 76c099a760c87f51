import type { Aftermath, SiteAftermath } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { filingAt } from './at.ts';
import { FilingType } from './type.ts';

const SiteResult = builder.objectRef<SiteAftermath>('SiteResult').implement({
  authScopes: TENANT,
  description: 'What to do for one approved site.',
  fields: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', { description: '网站备案号.' }),
    hangNumber: t.exposeString('hangNumber', {
      description: 'The number to hang in the footer; some provinces want the subject’s.',
    }),
    footerHtml: t.exposeString('footerHtml', {
      description: 'HTML to paste, with the link to the ministry (Order 33 of 2005, art. 13).',
    }),
    domains: t.exposeStringList('domains', { description: 'Registrable names.' }),
  }),
});

const FilingResult = builder.objectRef<Aftermath>('FilingResult').implement({
  authScopes: TENANT,
  description: 'After approval: the numbers to hang and what is due.',
  fields: (t) => ({
    subjectNumber: t.exposeString('subjectNumber', { description: '主体备案号.' }),
    sites: t.field({ type: [SiteResult], description: 'The approved sites.', resolve: ({ sites }) => sites }),
    publicSecurityDeadline: t.field({
      type: 'Date',
      description: 'Until when to file with the public security bureau (公安备案): 30 days.',
      resolve: ({ publicSecurityDeadline }) => publicSecurityDeadline,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  result: t.field({
    type: FilingResult,
    nullable: true,
    description: 'What follows an approval; null before.',
    select: { websites: { orderBy: { position: 'asc' } } },
    resolve: async (filing, _args, context) =>
      context.app.aftermathOf(filing, (await filingAt(context, filing)).now),
  }),
}));
