import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { normaliseDomainText } from '../../rules/domain.ts';
import { normaliseFilingNumber } from '../../rules/filing-number.ts';
import { TENANT } from '../builder.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';
import { WebsiteType } from '../subject/queries.ts';

const ORDERS = ordersFor('websites', 'WebsiteOrder', ['website', 'became known here'], {
  LONGEST_STRAY: {
    says: 'The website whose domains have pointed elsewhere or nowhere the longest comes first. Websites whose domains point here come last.',
    direction: 'asc',
    time: { column: 'straySince', nullable: true },
  },
});

list('websites', {
  type: WebsiteType,
  description:
    'Lists the filed websites to which this provider gives access. An applicant sees its own, a reviewer or a secret key all of the provider’s in its mode.',
  args: (t) => ({
    stray: t.boolean({
      description:
        'Whether to list only websites whose domains point elsewhere or nowhere (`true`), or only the others (`false`). Left out, all are listed.',
    }),
    domain: t.string({
      description:
        'Lists only the website with this domain, which may be pasted with its address, e.g. `https://example.cn/`.',
    }),
    number: t.string({
      description:
        'Lists only the website with this filing number, in any spelling, e.g. `浙ICP备12345678号-1`.',
    }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('websites'),
    }),
  }),
  authScopes: TENANT,
  order: ORDERS.orderOf,
  where: ({ app, actor }, { stray, domain, number }): Prisma.WebsiteWhereInput => ({
    AND: [
      app.websiteScope(actor),
      { accessSince: { not: null }, accessCancelledAt: null, deregisteredAt: null },
      domain == null ? {} : { domains: { has: normaliseDomainText(domain).replace(/^www\./, '') } },
      number == null ? {} : { websiteNumber: normaliseFilingNumber(number) },
      stray == null ? {} : { straySince: stray ? { not: null } : null },
    ],
  }),
  find: (prisma, asked: Prisma.WebsiteFindManyArgs) => prisma.website.findMany(asked),
  count: (prisma, asked) => prisma.website.count(asked),
});
