import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { GraphQLContext } from '../context.ts';
import { between } from '../list/between.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';
import { WebhookDeliveryStatusEnum, WebhookDeliveryType, WebhookEndpointType } from './types.ts';

const authScopes = { secretKey: true } as const;

list('webhookEndpoints', {
  type: WebhookEndpointType,
  description: 'Lists the provider’s webhook endpoints in the mode of the key, newest first.',
  authScopes,
  order: { name: 'webhookEndpoints', direction: 'desc' },
  where: ({ app, actor }) => app.webhookEndpointScope(actor),
  find: (prisma, asked: Prisma.WebhookEndpointFindManyArgs) => prisma.webhookEndpoint.findMany(asked),
  count: (prisma, asked) => prisma.webhookEndpoint.count(asked),
});

type Filter = {
  endpointId?: string | null | undefined;
  status?: Prisma.WebhookDeliveryWhereInput['status'] | null;
  topic?: string | null | undefined;
  from?: Date | null | undefined;
  until?: Date | null | undefined;
};

const filtered = (
  { app, actor }: GraphQLContext,
  { endpointId, status, topic, from, until }: Filter,
): Prisma.WebhookDeliveryWhereInput => ({
  AND: [
    app.webhookDeliveryScope(actor),
    endpointId ? { endpointId } : {},
    status ? { status } : {},
    topic ? { topic } : {},
    { createdAt: between(from, until) },
  ],
});

const ORDERS = ordersFor('webhookDeliveries', 'WebhookDeliveryOrder', ['delivery', 'was begun'], {});

list('webhookDeliveries', {
  type: WebhookDeliveryType,
  description: 'Lists deliveries of events to the provider’s webhook endpoints in the mode of the key.',
  args: (t) => ({
    endpointId: t.id({
      description:
        'The ID of the endpoint whose deliveries are listed, e.g. `whe_01j…`. Left out, those to all endpoints are.',
    }),
    status: t({
      type: WebhookDeliveryStatusEnum,
      description: 'The status of the deliveries that are listed. Left out, all are.',
    }),
    topic: t.string({
      description: 'The topic of the events whose deliveries are listed, e.g. `filing.approved`.',
    }),
    from: t({ type: 'DateTime', description: 'Lists only deliveries begun from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only deliveries begun before then.' }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('deliveries'),
    }),
  }),
  authScopes,
  order: ORDERS.orderOf,
  where: filtered,
  find: (prisma, asked: Prisma.WebhookDeliveryFindManyArgs) => prisma.webhookDelivery.findMany(asked),
  count: (prisma, asked) => prisma.webhookDelivery.count(asked),
});
