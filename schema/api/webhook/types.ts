import { OutgoingReason, WebhookDeliveryStatus } from '../../../prisma/generated/client/enums.ts';
import { DELIVERY_ATTEMPTS } from '../../rules/bounds.ts';
import { DELIVERY_KEPT_DAYS } from '../../rules/bounds.ts';
import { builder } from '../builder.ts';

const authScopes = { secretKey: true } as const;

export const WebhookEndpointType = builder.prismaNode('WebhookEndpoint', {
  id: { field: 'id', description: 'whe_…' },
  nullable: true,
  description: 'Where the provider hears of events, in one mode.',
  authScopes,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.webhookEndpointScope(actor)] }),
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Events are posted there; redirections are not followed.' }),
    topics: t.exposeStringList('topics', {
      description: 'What it hears of: topics, a family (filing.*), or everything (*).',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing is sent: disabled by the provider, or it answered 410 Gone.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
  }),
});

export const WebhookDeliveryStatusEnum = builder.enumType(WebhookDeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: `How a delivery stands. It is tried ${DELIVERY_ATTEMPTS} times.`,
  values: {
    PENDING: { description: 'It will be tried, or tried again.' },
    DELIVERED: { description: 'An attempt was answered with 2xx.' },
    FAILED: { description: 'All attempts failed.' },
  } satisfies Record<WebhookDeliveryStatus, { description: string }>,
});

const FailureEnum = builder.enumType(OutgoingReason, {
  name: 'DeliveryFailure',
  description: 'Why an attempt to deliver a webhook brings no answer.',
  values: {
    ADDRESS: { description: 'The address is private or reserved, and the operator does not allow it.' },
    CONNECTION: { description: 'No connection comes about, or it breaks.' },
    TIMEOUT: { description: 'The answer does not arrive in time.' },
    SIZE: { description: 'The answer has more bytes than are read.' },
    REDIRECT: { description: 'The answer is a redirection, which is not followed.' },
  } satisfies Record<OutgoingReason, { description: string }>,
});

export const WebhookDeliveryType = builder.prismaNode('WebhookDelivery', {
  id: { field: 'id', description: 'whd_…' },
  nullable: true,
  description: `One event on its way to one endpoint; kept ${DELIVERY_KEPT_DAYS} days.`,
  authScopes,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.webhookDeliveryScope(actor)] }),
  fields: (t) => ({
    endpoint: t.relation('endpoint', { description: 'Where it goes.' }),
    messageId: t.exposeID('messageId', {
      description: 'The webhook-id, the same at each attempt: a receiver tells repetitions by it.',
    }),
    topic: t.exposeString('topic', { description: 'What happened; `type` of the message.' }),
    data: t.field({
      type: 'JSON',
      description: '`data` of the message: ids and states, no personal data.',
      resolve: ({ payload }) => payload,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened; `timestamp` of the message.' }),
    status: t.field({
      type: WebhookDeliveryStatusEnum,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    attempts: t.exposeInt('attempts', { description: 'Since it was written, or last replayed.' }),
    lastAttemptAt: t.expose('lastAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last sent.',
    }),
    lastStatus: t.exposeInt('lastStatus', {
      nullable: true,
      description: 'HTTP status of the last attempt; null when there was no answer.',
    }),
    lastFailure: t.expose('lastFailure', {
      type: FailureEnum,
      nullable: true,
      description: 'Why the last attempt brought no answer; null when there was one.',
    }),
    nextAt: t.expose('nextAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is sent next; null when it is done with.',
    }),
  }),
});
