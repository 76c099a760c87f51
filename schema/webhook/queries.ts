import type { Prisma } from '../../prisma/generated/client/client.ts';
import { webhookDeliveryScope, webhookEndpointScope } from '../../server/tenancy/access.ts';
import { builder, pagePrice } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { WebhookDeliveryStatusEnum, WebhookDeliveryType, WebhookEndpointType } from './types.ts';

const authScopes = { secretKey: true } as const;

builder.queryField('webhookEndpoints', (t) =>
  t.prismaConnection({
    type: WebhookEndpointType,
    cursor: 'id',
    complexity: pagePrice,
    description: 'Where the provider hears of events in the mode of the key, newest first.',
    authScopes,
    totalCount: (_root, _args, context) =>
      servicesOf(context).database.prisma.webhookEndpoint.count({
        where: webhookEndpointScope(context.actor),
        take: 1000,
      }),
    resolve: (query, _root, _args, context) =>
      servicesOf(context).database.prisma.webhookEndpoint.findMany({
        ...query,
        where: webhookEndpointScope(context.actor),
        orderBy: { id: 'desc' },
      }),
  }),
);

type Filter = {
  endpointId?: string | null;
  status?: Prisma.WebhookDeliveryWhereInput['status'] | null;
};

const filtered = (
  { endpointId, status }: Filter,
  { actor }: GraphQLContext,
): Prisma.WebhookDeliveryWhereInput => ({
  AND: [webhookDeliveryScope(actor), endpointId ? { endpointId } : {}, status ? { status } : {}],
});

builder.queryField('webhookDeliveries', (t) =>
  t.prismaConnection({
    type: WebhookDeliveryType,
    cursor: 'id',
    complexity: pagePrice,
    description: 'Events and what became of them on their way, newest first.',
    args: {
      endpointId: t.arg.id({ description: 'Only those to this endpoint.' }),
      status: t.arg({ type: WebhookDeliveryStatusEnum, description: 'Only those that stand so.' }),
    },
    authScopes,
    totalCount: (_root, args, context) =>
      servicesOf(context).database.prisma.webhookDelivery.count({
        where: filtered(args, context),
        take: 1000,
      }),
    resolve: (query, _root, args, context) =>
      servicesOf(context).database.prisma.webhookDelivery.findMany({
        ...query,
        where: filtered(args, context),
        orderBy: { id: 'desc' },
      }),
  }),
);
