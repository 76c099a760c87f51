import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { Product } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { REFERENCE, shownText, withReference } from '../sealed.ts';
import { list } from '../list/list.ts';
import { together } from '../list/together.ts';
import { METADATA_FILTER, METADATA_SHOWN, shownMetadata, withMetadata } from '../metadata.ts';

export const ProductEnum = builder.enumType(Product, {
  name: 'Product',
  description:
    'The product that a server was sold as. It decides how long the term must be and how many websites can be filed on the server (产品验证).',
  values: {
    CLOUD_SERVER: { description: 'A cloud server (云服务器).' },
    VIRTUAL_HOST: { description: 'A virtual host (虚拟主机).' },
    LIGHT_SERVER: { description: 'A light application server (轻量应用服务器).' },
    ELASTIC_WEB: { description: 'An elastic web host (弹性 Web 托管).' },
    SITE_BUILDER: { description: 'A site builder (建站产品).' },
    NAT_GATEWAY: { description: 'A NAT gateway (NAT 网关).' },
    IPV6_TRANSLATION: { description: 'An IPv6 translation service (IPv6 转换服务).' },
    EDGE_NODE: { description: 'An edge node service (边缘节点服务).' },
    SHOP_PAGE: { description: 'A shop or company page (旺铺、企业官网). No website can be filed on it.' },
  } satisfies Record<Product, { description: string }>,
});

export const ServerType = builder.prismaNode('Server', {
  id: { field: 'id', description: 'The ID of the server, e.g. `srv_01j…`.' },
  nullable: true,
  description: 'A server of the provider (接入信息) on which websites can be filed.',
  authScopes: TENANT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.serverScope(actor)] }),
  fields: (t) => ({
    instanceRef: t.exposeString('instanceRef', {
      description: 'The provider’s own name of the server’s instance.',
    }),
    ownerRef: t.string({
      nullable: true,
      description:
        'The provider’s own reference of the account that the server belongs to. Null for a server that belongs to nobody.',
      select: { applicant: { select: REFERENCE } },
      resolve: ({ applicant }, args, context) =>
        applicant && shownText('externalRef')(applicant, args, context),
    }),
    metadata: t.field({
      type: 'Metadata',
      nullable: true,
      description: METADATA_SHOWN,
      resolve: (server, _args, context) => shownMetadata(server, context),
    }),
    product: t.expose('product', {
      type: ProductEnum,
      description: 'The product that the server was sold as.',
    }),
    region: t.exposeString('region', {
      description:
        'The code of the region that the server stands in, e.g. `cn-hangzhou`. Websites can be filed on servers of mainland regions only.',
    }),
    ips: t.exposeStringList('ips', { description: 'The IP addresses of the server, IPv4 or IPv6.' }),
    termMonths: t.exposeInt('termMonths', {
      description: 'The number of months for which the server was bought, renewals included.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'The date and time when the term of the server ends.',
    }),
    slots: t.exposeInt('slots', {
      description:
        'The number of websites that can be filed on the server. Servers of one account share that number where `product` is `ELASTIC_WEB`.',
    }),
    slotsFree: t.int({
      description:
        'The number of `slots` that neither a service code, a filing in progress nor a filed website has taken. Servers of one account share them where `product` is `ELASTIC_WEB`.',
      resolve: async (server, _args, context, info) => {
        const { prisma } = servicesOf(context).database;
        const taken = await together(context, info, server, (servers: readonly (typeof server)[]) =>
          context.app.slotsTakenOfEach(prisma, servers),
        );
        return Math.max(0, server.slots - taken);
      },
    }),
  }),
});

list('servers', {
  type: ServerType,
  description:
    'Lists servers, newest first. An applicant sees those of its own account, a reviewer or a secret key all of the provider’s in its mode.',
  authScopes: TENANT,
  args: (t) => ({
    ownerRef: t.string({
      description: 'Lists only servers of the account with exactly this reference of the provider’s own.',
    }),
    instanceRef: t.string({
      description: 'Lists only the server with exactly this `instanceRef`, the provider’s own name of it.',
    }),
    metadata: t({ type: 'Metadata', description: METADATA_FILTER }),
    product: t({ type: ProductEnum, description: 'Lists only servers that were sold as this product.' }),
    region: t.string({ description: 'Lists only servers in the region with exactly this code.' }),
    expiresBefore: t({
      type: 'DateTime',
      description: 'Lists only servers whose term ends before this moment.',
    }),
  }),
  order: { name: 'servers', direction: 'desc' },
  where: async (
    context,
    { ownerRef, instanceRef, metadata, product, region, expiresBefore },
  ): Promise<Prisma.ServerWhereInput> => ({
    AND: [
      context.app.serverScope(context.actor),
      ownerRef == null ? {} : { applicant: await withReference(context, ownerRef) },
      instanceRef == null ? {} : { instanceRef },
      product == null ? {} : { product },
      region == null ? {} : { region },
      expiresBefore == null ? {} : { expiresAt: { lt: expiresBefore } },
      await withMetadata(context, metadata),
    ],
  }),
  find: (prisma, asked: Prisma.ServerFindManyArgs) => prisma.server.findMany(asked),
  count: (prisma, asked) => prisma.server.count(asked),
});
