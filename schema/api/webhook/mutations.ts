import { SUBSCRIPTIONS } from '../../rules/topics.ts';
import type { SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebhookDeliveryType, WebhookEndpointType } from './types.ts';

const TOPICS_SAID = `The topics of the events to send, at least one, any of ${SUBSCRIPTIONS.map((topic) => `\`${topic}\``).join(', ')}.`;

const endpointField = <T extends { endpointId: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
) =>
  t.prismaField({
    type: WebhookEndpointType,
    description: 'The webhook endpoint after the change.',
    resolve: (query, { endpointId }, _args, context) =>
      servicesOf(context).database.prisma.webhookEndpoint.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: endpointId }, context.app.webhookEndpointScope(context.actor)] },
      }),
  });

const deliveryResult = <T extends { deliveryId: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
) => ({
  delivery: t.prismaField({
    type: WebhookDeliveryType,
    description: 'The delivery of the event to the endpoint, as it stands after the call.',
    resolve: (query, { deliveryId }, _args, context) =>
      servicesOf(context).database.prisma.webhookDelivery.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: deliveryId }, context.app.webhookDeliveryScope(context.actor)] },
      }),
  }),
});

mutation('createWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Adds a webhook endpoint: an address that events in the mode of the key are sent to from now on, by signed POST (Standard Webhooks 1.0). Refuses an address that is not https (except http on `localhost`), one that is or leads to a private network that the operator does not allow, a port of another protocol, and too many enabled endpoints.',
  input: (t) => ({
    url: t.string({ required: true, description: 'The https address that events are posted to.' }),
    topics: t.stringList({ required: true, description: TOPICS_SAID }),
  }),
  errors: [ERRORS.ValidationFailure],
  admit: ({ outgoing }, { url }, app) => app.assertCallable(outgoing, url),
  change: (work, input, app) => app.createEndpoint(work, input),
  result: (t) => ({
    endpoint: endpointField(t),
    secret: t.exposeString('secret', {
      description:
        'The secret that signs the messages to the endpoint, `whsec_` followed by base64, shown this once.',
    }),
  }),
});

mutation('updateWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Changes a webhook endpoint. What is left out stays as it is. Refuses what `createWebhookEndpoint` refuses.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the endpoint to change, e.g. `whe_01j…`.' }),
    url: t.string({
      description: 'The https address that events are posted to. Left out, it stays as it is.',
    }),
    topics: t.stringList({ description: `${TOPICS_SAID} Left out, they stay as they are.` }),
    disabled: t.boolean({
      description:
        'Whether the endpoint is disabled. While it is, new events are not kept for it and those on their way wait; they go on when it is enabled. Left out, it stays as it is.',
    }),
    rollSecret: t.boolean({
      description:
        'Whether messages are signed with a new secret from now on. The last secret signs besides until the next change. The default is `false`.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  admit: ({ outgoing }, { url }, app) => app.assertCallable(outgoing, url),
  change: (work, input, app) => app.updateEndpoint(work, input),
  result: (t) => ({
    endpoint: endpointField(t),
    secret: t.exposeString('secret', {
      nullable: true,
      description:
        'The new signing secret, `whsec_` followed by base64, shown this once. Null when the secret stays as it is.',
    }),
  }),
});

mutation('deleteWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Deletes a webhook endpoint for good, with its secret and everything on its way to it. To keep what is on its way, disable the endpoint with `updateWebhookEndpoint` instead.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the endpoint to delete, e.g. `whe_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, { id }, app) => app.deleteEndpoint(work, id),
  result: (t) => ({ id: t.exposeID('id', { description: 'The ID of the endpoint that was deleted.' }) }),
});

mutation('testWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Sends a test event (`webhook.test`) to a webhook endpoint at once, even to a disabled one, and tells what came of it. It is not repeated when it fails.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the endpoint to test, e.g. `whe_01j…`.' }),
  }),
  errors: [ERRORS.NotFound, ERRORS.RateLimited],
  act: ({ services, actor, idempotency }, { id }, app) => app.testEndpoint(services, actor, id, idempotency),
  result: deliveryResult,
});

mutation('replayWebhookDelivery', {
  as: 'SECRET_KEY',
  description:
    'Sends an event to its endpoint again under the same `webhook-id`, with all the attempts of a new one, whatever became of it before. Refuses while the endpoint is disabled.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the delivery to replay, e.g. `whd_01j…`.' }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, { id }, app) => app.replayDelivery(work, id),
  result: deliveryResult,
});
