import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { ServerType } from '../server/type.ts';
import { WebsiteResultEnum } from './enums.ts';
import { FilingType } from './type.ts';
import { refusalReason } from '../../messages/codes.ts';

/** The last word on a site; one that waits for the provider to act is not the applicant's to see. */
const DECIDED = {
  decisions: { where: { outcome: { not: 'HELD' } }, orderBy: { at: 'desc' }, take: 1 },
} as const satisfies Prisma.FilingWebsiteSelect;

builder.prismaObject('FilingWebsite', {
  authScopes: TENANT,
  description: 'One site of the order (网站), with its own access and result.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'fws_…' }),
    position: t.exposeInt('position', { description: 'From 0.' }),
    websiteNumber: t.exposeString('websiteNumber', { description: '网站备案号, e.g. 浙ICP备12345678号-1.' }),
    filedName: t.exposeString('filedName', {
      nullable: true,
      description: '网站名称 as the authority has it.',
    }),
    domains: t.exposeStringList('domains', { description: 'Registrable names.' }),
    server: t.relation('server', {
      type: ServerType,
      nullable: true,
      description: 'The server it was checked on.',
    }),
    serverCheckedAt: t.expose('serverCheckedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
    result: t.expose('result', { type: WebsiteResultEnum, description: 'The authority’s result.' }),
    resultCode: t.int({
      nullable: true,
      description: 'The authority’s result code (Jgdm), e.g. 1001.',
      select: DECIDED,
      resolve: ({ decisions }) => decisions[0]?.code ?? null,
    }),
    resultReason: t.string({
      nullable: true,
      description:
        'Why it refused, in the language of the request and in its own words; of an approval, what it wrote, if anything.',
      select: DECIDED,
      resolve: ({ decisions: [last] }, _args, { locale }) => {
        if (!last) return null;
        return last.outcome === 'REFUSED' ? refusalReason(last, locale) : last.opinion;
      },
    }),
  }),
});

builder.prismaObjectField(FilingType, 'websites', (t) =>
  t.relation('websites', {
    description: 'The sites of the order, in their order.',
    query: { orderBy: { position: 'asc' } },
  }),
);
