import { OutgoingReason, WebhookDeliveryStatus } from '../../../prisma/generated/client/enums.ts';
import type { Answer } from '../../../server/application.ts';
import { ATTEMPTS_SHOWN, DELIVERY_ATTEMPTS, DELIVERY_KEPT_DAYS, EXCERPT_BYTES } from '../../rules/bounds.ts';
import { builder } from '../builder.ts';
import { sealerOf } from '../sealed.ts';
import { servicesOf } from '../context.ts';

const authScopes = { secretKey: true } as const;

export const WebhookEndpointType = builder.prismaNode('WebhookEndpoint', {
  id: { field: 'id', description: 'The ID of the webhook endpoint, e.g. `whe_01j…`.' },
  nullable: true,
  description: 'A webhook endpoint: an address of the provider that events of one mode are sent to.',
  authScopes,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.webhookEndpointScope(actor)] }),
  fields: (t) => ({
    url: t.exposeString('url', {
      description: 'The address that events are posted to. Redirections are not followed.',
    }),
    topics: t.exposeStringList('topics', {
      description:
        'The topics of the events that the endpoint is sent: single ones, all of a family (`filing.*`), or everything (`*`).',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the endpoint was disabled, by the provider or because it answered 410 Gone. Null while it is enabled.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the endpoint was added.',
    }),
  }),
});

export const WebhookDeliveryStatusEnum = builder.enumType(WebhookDeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: `Where the delivery of an event stands. It is attempted up to ${DELIVERY_ATTEMPTS} times.`,
  values: {
    PENDING: { description: 'The event waits for its first or its next attempt.' },
    DELIVERED: { description: 'The endpoint answered an attempt with an HTTP status of 2xx.' },
    FAILED: {
      description:
        'The delivery was given up: all attempts failed, the endpoint answered 410 Gone, or it was a test event that failed.',
    },
  } satisfies Record<WebhookDeliveryStatus, { description: string }>,
});

const FailureEnum = builder.enumType(OutgoingReason, {
  name: 'DeliveryFailure',
  description: 'Why an attempt to deliver an event to a webhook endpoint brings no usable answer.',
  values: {
    ADDRESS: { description: 'The address is private or reserved, and the operator does not allow it.' },
    CONNECTION: { description: 'The connection cannot be made, or it breaks.' },
    TIMEOUT: { description: 'The answer does not arrive in time.' },
    SIZE: { description: 'The answer has more bytes than are read.' },
    REDIRECT: { description: 'The answer is a redirection, which is not followed.' },
    UNREADABLE: {
      description:
        'The endpoint’s signing secret can no longer be decrypted, so nothing was sent, and the delivery is given up. Rotate the secret, then replay the delivery.',
    },
  } satisfies Record<OutgoingReason, { description: string }>,
});

const WebhookAttemptType = builder.objectRef<Answer>('WebhookAttempt').implement({
  description: 'One attempt to deliver an event to a webhook endpoint, and what it brought.',
  authScopes,
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'The date and time when the attempt began.' }),
    durationMs: t.exposeInt('durationMs', {
      description: 'How long the attempt took, until its answer was read or it failed, in milliseconds.',
    }),
    status: t.exposeInt('status', {
      nullable: true,
      description:
        'The HTTP status with which the endpoint answered, e.g. 204. Null when there was no usable answer.',
    }),
    failure: t.expose('failure', {
      type: FailureEnum,
      nullable: true,
      description: 'Why the attempt brought no usable answer. Null when there was one.',
    }),
    excerpt: t.exposeString('excerpt', {
      nullable: true,
      description: `The beginning of the endpoint’s answer, at most its first ${EXCERPT_BYTES} bytes, in one line without control characters. Empty when the answer has no text. Null when there was no usable answer.`,
    }),
  }),
});

export const WebhookDeliveryType = builder.prismaNode('WebhookDelivery', {
  id: { field: 'id', description: 'The ID of the delivery, e.g. `whd_01j…`.' },
  nullable: true,
  description: `The delivery of one event to one webhook endpoint. It is kept for ${DELIVERY_KEPT_DAYS} days.`,
  authScopes,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.webhookDeliveryScope(actor)] }),
  fields: (t) => ({
    endpoint: t.relation('endpoint', { description: 'The webhook endpoint that the event is sent to.' }),
    messageId: t.exposeID('messageId', {
      description:
        'The ID of the event, sent as `webhook-id`, e.g. `out_01j…`. It is the same at each attempt, so that a receiver can tell repetitions.',
    }),
    topic: t.exposeString('topic', {
      description: 'The topic of the event, e.g. `filing.approved`. It is the `type` of the message.',
    }),
    data: t.field({
      type: 'JSON',
      description:
        'The content of the event, which is the `data` of the message: the ID and type of what it is about, its ordering number, the state and the provider’s own references, but no personal data.',
      resolve: async ({ payload }, _args, context) => context.app.openMarks(await sealerOf(context), payload),
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description:
        'The date and time when the event happened, in test mode by the provider’s clock. It is the `timestamp` of the message.',
    }),
    status: t.field({
      type: WebhookDeliveryStatusEnum,
      description: 'Where the delivery stands.',
      resolve: ({ status }) => status,
    }),
    attemptCount: t.exposeInt('attempts', {
      description: 'The number of attempts since the event was written or last replayed.',
    }),
    attempts: t.field({
      type: [WebhookAttemptType],
      nullable: true,
      description: `The last ${ATTEMPTS_SHOWN} attempts, oldest first, those before a replay included. Null beside an error when they can no longer be decrypted.`,
      select: { id: true, answers: true, endpoint: { select: { providerId: true } } },
      resolve: async ({ id, answers, endpoint }, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(endpoint.providerId);
        return context.app.answersTo(sealer, { id, answers });
      },
    }),
    lastAttemptAt: t.expose('lastAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time of the last attempt. Null before the first one.',
    }),
    lastStatus: t.exposeInt('lastStatus', {
      nullable: true,
      description:
        'The HTTP status with which the last attempt was answered. Null when there was no answer, and before the first attempt.',
    }),
    lastFailure: t.expose('lastFailure', {
      type: FailureEnum,
      nullable: true,
      description:
        'Why the last attempt brought no usable answer. Null when there was one, and before the first attempt.',
    }),
    nextAt: t.expose('nextAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time from which the next attempt is due. Null when the event was delivered or given up.',
    }),
  }),
});
