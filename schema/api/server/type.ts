import { PRODUCT_KEYS, type ProductKey } from '../../../server/filing/draft/server/products.ts';
import { serverScope } from '../../../server/platform/tenancy/access.ts';
import { slotsTaken } from '../../../server/filing/draft/server/slots.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';

export const ProductEnum = builder.enumType('Product', {
  description: 'What the server was sold as; each has its own term and slots (产品验证).',
  values: PRODUCT_KEYS as [ProductKey, ...ProductKey[]],
});

export const ServerType = builder.prismaNode('Server', {
  id: { field: 'id' },
  nullable: true,
  description: 'A server (接入信息) that sites may be filed on.',
  authScopes: TENANT,
  findUnique: (id, { actor }) => ({ id, AND: [serverScope(actor)] }),
  fields: (t) => ({
    instanceRef: t.exposeString('instanceRef', { description: 'The provider’s own name of the instance.' }),
    product: t.field({
      type: ProductEnum,
      description: 'What it was sold as.',
      resolve: ({ product }) => product as ProductKey,
    }),
    region: t.exposeString('region', {
      description: 'e.g. cn-hangzhou; only mainland regions can be filed.',
    }),
    ips: t.exposeStringList('ips', { description: 'Public addresses.' }),
    termMonths: t.exposeInt('termMonths', { description: 'Months bought, renewals included.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the term ends.' }),
    slots: t.exposeInt('slots', { description: 'Sites that may be filed on it.' }),
    slotsFree: t.int({
      description:
        'Slots still free: not issued as codes, held or burnt; of the account where they count by it.',
      resolve: async (server, _args, context) =>
        Math.max(0, server.slots - (await slotsTaken(servicesOf(context).database.prisma, server))),
    }),
  }),
});
