import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { Product } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { list } from '../list/list.ts';

export const ProductEnum = builder.enumType(Product, {
  name: 'Product',
  description: 'What the server was sold as; each has its own term and slots (产品验证).',
  values: {
    CLOUD_SERVER: { description: 'A cloud server (云服务器).' },
    VIRTUAL_HOST: { description: 'A virtual host (虚拟主机).' },
    LIGHT_SERVER: { description: 'A light application server (轻量应用服务器).' },
    ELASTIC_WEB: { description: 'An elastic web host (弹性 Web 托管).' },
    SITE_BUILDER: { description: 'A site builder (建站产品).' },
    NAT_GATEWAY: { description: 'A NAT gateway (NAT 网关).' },
    IPV6_TRANSLATION: { description: 'An IPv6 translation (IPv6 转换服务).' },
    EDGE_NODE: { description: 'An edge node (边缘节点服务).' },
    SHOP_PAGE: { description: 'A page of a shop.' },
  } satisfies Record<Product, { description: string }>,
});

export const ServerType = builder.prismaNode('Server', {
  id: { field: 'id', description: 'srv_…' },
  nullable: true,
  description: 'A server (接入信息) that sites may be filed on.',
  authScopes: TENANT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.serverScope(actor)] }),
  fields: (t) => ({
    instanceRef: t.exposeString('instanceRef', { description: 'The provider’s own name of the instance.' }),
    product: t.expose('product', { type: ProductEnum, description: 'What it was sold as.' }),
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
        Math.max(
          0,
          server.slots - (await context.app.slotsTaken(servicesOf(context).database.prisma, server)),
        ),
    }),
  }),
});

list('servers', {
  type: ServerType,
  description: 'Servers: the applicant’s own, or all of the provider’s.',
  authScopes: TENANT,
  order: { name: 'servers', direction: 'desc' },
  where: ({ app, actor }) => app.serverScope(actor),
  find: (prisma, asked: Prisma.ServerFindManyArgs) => prisma.server.findMany(asked),
  count: (prisma, asked) => prisma.server.count(asked),
});
