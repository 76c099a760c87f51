import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { shownColumn } from '../sealed.ts';
import { nested } from '../list/nested.ts';
import { ServerType } from '../server/type.ts';
import { WebsiteResultEnum } from '../enums.ts';
import { FilingType } from './type.ts';
import { refusalReason } from '../../messages/codes.ts';

/** The last word on a site; one that waits for the provider to act is not the applicant's to see. */
const DECIDED = {
  decisions: { where: { outcome: { not: 'HELD' } }, orderBy: { at: 'desc' }, take: 1 },
} as const satisfies Prisma.FilingWebsiteSelect;

const FilingWebsiteType = builder.prismaObject('FilingWebsite', {
  select: { id: true },
  authScopes: TENANT,
  description: 'One website (网站) of a filing, with its server and the authority’s decision on it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the website within the filing, e.g. `fws_01j…`.' }),
    position: t.exposeInt('position', {
      description: 'The place of the website in the filing, counted from 0.',
    }),
    websiteNumber: t.exposeString('websiteNumber', {
      description: 'The filing number of the website (网站备案号), e.g. `浙ICP备12345678号-1`.',
    }),
    filedName: t.exposeString('filedName', {
      nullable: true,
      description:
        'The name of the website (网站名称) as the authority has it. Null when the authority told none.',
    }),
    domains: t.exposeStringList('domains', {
      description: 'The registrable domains of the website, e.g. `example.cn`.',
    }),
    server: t.relation('server', {
      type: ServerType,
      nullable: true,
      description: 'The server on which the website was checked (产品验证). Null until the check has passed.',
    }),
    serverCheckedAt: t.expose('serverCheckedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the website’s server last passed the check (产品验证). Null until then.',
    }),
    result: t.expose('result', {
      type: WebsiteResultEnum,
      description: 'The authority’s decision on the website.',
    }),
    resultCode: t.int({
      nullable: true,
      description:
        'The authority’s latest result code (Jgdm) for the website, e.g. 1001 for an approval. Null until the authority has answered.',
      select: DECIDED,
      resolve: ({ decisions }) => decisions[0]?.code ?? null,
    }),
    resultReason: t.string({
      nullable: true,
      description:
        'Why the authority refused the website: its own words, and the meaning of its codes in the language of the request. For an approval, what the authority wrote. Null when it has not answered or wrote nothing.',
      select: DECIDED,
      resolve: async ({ decisions: [last] }, args, context) => {
        if (!last) return null;
        const opinion = await shownColumn('opinion')(last, args, context);
        return last.outcome === 'REFUSED' ? refusalReason({ ...last, opinion }, context.locale) : opinion;
      },
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  websites: t.field(
    nested({
      arg: t.arg,
      type: FilingWebsiteType,
      description: 'The websites of the filing, by `position`.',
      children: { table: 'FilingWebsite', parent: 'filingId', by: 'position' },
    }),
  ),
}));
