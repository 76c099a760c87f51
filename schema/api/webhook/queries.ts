import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { GraphQLContext } from '../context.ts';
import { list } from '../list/list.ts';
import { WebhookDeliveryStatusEnum, WebhookDeliveryType, WebhookEndpointType } from './types.ts';

const authScopes = { secretKey: true } as const;

list('webhookEndpoints', {
  type: WebhookEndpointType,
  description: 'Where the provider hears of events in the mode of the key, newest first.',
  authScopes,
  order: { name: 'webhookEndpoints', direction: 'desc' },
  where: ({ app, actor }) => app.webhookEndpointScope(actor),
  find: (prisma, asked: Prisma.WebhookEndpointFindManyArgs) => prisma.webhookEndpoint.findMany(asked),
  count: (prisma, asked) => prisma.webhookEndpoint.count(asked),
});

type Filter = {
  endpointId?: string | null | undefined;
  status?: Prisma.WebhookDeliveryWhereInput['status'] | null;
};

const filtered = (
  { app, actor }: GraphQLContext,
  { endpointId, status }: Filter,
): Prisma.WebhookDeliveryWhereInput => ({
  AND: [app.webhookDeliveryScope(actor), endpointId ? { endpointId } : {}, status ? { status } : {}],
});

list('webhookDeliveries', {
  type: WebhookDeliveryType,
  description: 'Events and what became of them on their way, newest first.',
  args: (t) => ({
    endpointId: t.id({ description: 'Only those to this endpoint.' }),
    status: t({ type: WebhookDeliveryStatusEnum, description: 'Only those that stand so.' }),
  }),
  authScopes,
  order: { name: 'webhookDeliveries', direction: 'desc' },
  where: filtered,
  find: (prisma, asked: Prisma.WebhookDeliveryFindManyArgs) => prisma.webhookDelivery.findMany(asked),
  count: (prisma, asked) => prisma.webhookDelivery.count(asked),
});
