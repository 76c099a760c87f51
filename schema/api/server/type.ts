import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { SlotsPer } from '../../../prisma/generated/client/enums.ts';
import type { AccessMethod } from '../../rules/choices/access-methods.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { AccessMethodEnum } from '../enums.ts';
import { IssueType } from '../errors/issue.ts';
import { REFERENCE, shownText, withReference } from '../sealed.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';
import { together } from '../list/together.ts';
import { METADATA_FILTER, METADATA_SHOWN, shownMetadata, withMetadata } from '../metadata.ts';

export const SlotsPerEnum = builder.enumType(SlotsPer, {
  name: 'SlotsPer',
  description: 'What the filing slots (备案名额) of a product count by.',
  values: {
    INSTANCE: { description: 'By the server: each has its own.' },
    ACCOUNT: { description: 'By the account: all its servers of the product share them.' },
  } satisfies Record<SlotsPer, { description: string }>,
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
    product: t.exposeString('product', {
      description:
        'The provider’s code of the product that the server was sold as, e.g. `CLOUD_SERVER`. It decides how long the term must be and how many websites can be filed on the server (产品验证).',
    }),
    productName: t.string({
      description:
        'The name of the product as it stood on the provider’s list when the server was registered; of a usual product, its name in the language of the request, e.g. 云服务器 or Cloud server.',
      resolve: ({ product, productName }, _args, { locale }) =>
        productName ?? choiceName(choices[locale], 'product', product) ?? product,
    }),
    region: t.exposeString('region', {
      description:
        'The code of the region that the server stands in, e.g. `cn-hangzhou`. Websites can be filed on servers of mainland regions only.',
    }),
    regionName: t.string({
      description:
        'The name of that region, to be read: as it stands on the provider’s list, or the place that it lies in where the request is in another language than Chinese. The code where neither is known.',
      resolve: async (server, _args, context, info) => {
        const { prisma } = servicesOf(context).database;
        const region = await together(context, info, server, async (servers: readonly (typeof server)[]) => {
          const [one] = servers;
          const known = one ? await context.app.regionsOf(prisma, one) : [];
          return servers.map(({ region }) => known.find(({ code }) => code === region) ?? null);
        });
        if (context.locale === 'zh-CN') return region?.name ?? server.region;
        const place = region?.area == null ? null : context.app.nameOf(region.area);
        return place === null ? server.region : context.app.placeNamed(place, context.locale);
      },
    }),
    accessMethod: t.field({
      type: AccessMethodEnum,
      nullable: true,
      description:
        'How websites on the server are hosted (接入方式), as it was registered or as it follows from a usual product. Websites filed on the server are filed with it. Null where it is not known: the applicant says it.',
      resolve: ({ accessMethod }) => accessMethod as AccessMethod | null,
    }),
    obstacles: t.field({
      type: [IssueType],
      description:
        'What keeps a website from being filed on the server now (产品验证), e.g. a term that has ended. Empty when one can be filed.',
      resolve: (server, _args, context, info) =>
        together(context, info, server, async (servers: readonly (typeof server)[]) => {
          const { database, clock } = servicesOf(context);
          return context.app.obstaclesOfEach(database.prisma, servers, await clock.now(server));
        }),
    }),
    ips: t.exposeStringList('ips', { description: 'The IP addresses of the server, IPv4 or IPv6.' }),
    termMonths: t.exposeInt('termMonths', {
      description: 'The number of months for which the server was bought, renewals included.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'The date and time when the term of the server ends.',
    }),
    price: t.int({
      nullable: true,
      description:
        'What was paid for the server, in fen. Null where it was not told, and for whoever is not the provider’s own program.',
      resolve: ({ price }, _args, { actor }) => (actor.kind === 'SECRET_KEY' ? price : null),
    }),
    slotsPer: t.expose('slotsPer', {
      type: SlotsPerEnum,
      description: 'What the `slots` count by.',
    }),
    slots: t.exposeInt('slots', {
      description:
        'The number of websites that can be filed on the server. Servers of one account and product share that number where `slotsPer` is `ACCOUNT`.',
    }),
    slotsFree: t.int({
      description:
        'The number of `slots` that neither a service code, a filing in progress nor a filed website has taken. Servers of one account and product share them where `slotsPer` is `ACCOUNT`.',
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

const ORDERS = ordersFor('servers', 'ServerOrder', ['server', 'was registered'], {
  EXPIRING_FIRST: {
    says: 'The server whose term ends first comes first.',
    direction: 'asc',
    time: { column: 'expiresAt', nullable: false },
  },
  RECENTLY_UPDATED: {
    says: 'The server that changed last comes first.',
    direction: 'desc',
    time: { column: 'updatedAt', nullable: false },
  },
});

list('servers', {
  type: ServerType,
  description:
    'Lists servers. An applicant sees those of its own account, a reviewer or a secret key all of the provider’s in its mode.',
  authScopes: TENANT,
  args: (t) => ({
    ownerRef: t.string({
      description: 'Lists only servers of the account with exactly this reference of the provider’s own.',
    }),
    instanceRef: t.string({
      description: 'Lists only the server with exactly this `instanceRef`, the provider’s own name of it.',
    }),
    metadata: t({ type: 'Metadata', description: METADATA_FILTER }),
    product: t.string({
      description: 'Lists only servers that were sold as the product with exactly this code.',
    }),
    region: t.string({ description: 'Lists only servers in the region with exactly this code.' }),
    expiresBefore: t({
      type: 'DateTime',
      description: 'Lists only servers whose term ends before this moment.',
    }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('servers'),
    }),
  }),
  order: ORDERS.orderOf,
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
