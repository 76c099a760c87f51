import { SUBSCRIPTIONS } from '../../rules/topics.ts';
import type { SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebhookDeliveryType, WebhookEndpointType } from './types.ts';

const TOPICS_SAID = `Any of ${SUBSCRIPTIONS.join(', ')}.`;

const endpointField = <T extends { endpointId: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
) =>
  t.prismaField({
    type: WebhookEndpointType,
    description: 'The endpoint as it is now.',
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
    description: 'The delivery as it is now.',
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
    'Adds an address that hears of events in the mode of the key, by signed POST (Standard Webhooks 1.0).',
  input: (t) => ({
    url: t.string({ required: true, description: 'An https address.' }),
    topics: t.stringList({ required: true, description: TOPICS_SAID }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: (work, input, app) => app.createEndpoint(work, input),
  result: (t) => ({
    endpoint: endpointField(t),
    secret: t.exposeString('secret', { description: 'Signs the messages; shown this once.' }),
  }),
});

mutation('updateWebhookEndpoint', {
  as: 'SECRET_KEY',
  description: 'Changes what is given of an endpoint.',
  input: (t) => ({
    id: t.id({ required: true, description: 'whe_…' }),
    url: t.string({ description: 'An https address.' }),
    topics: t.stringList({ description: TOPICS_SAID }),
    disabled: t.boolean({
      description:
        'True sends nothing more: later events pass it by, what was on its way waits. False goes on with that.',
    }),
    rollSecret: t.boolean({
      description: 'Sign with a new secret; the last one signs besides until the next change.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.updateEndpoint(work, input),
  result: (t) => ({
    endpoint: endpointField(t),
    secret: t.exposeString('secret', {
      nullable: true,
      description: 'The signing secret when there is a new one, shown this once.',
    }),
  }),
});

mutation('deleteWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Takes an endpoint away for good, with its secret and everything on its way to it. Disable one to keep what is on its way.',
  input: (t) => ({ id: t.id({ required: true, description: 'whe_…' }) }),
  errors: [ERRORS.NotFound],
  change: (work, { id }, app) => app.deleteEndpoint(work, id),
  result: (t) => ({ id: t.exposeID('id', { description: 'whe_…' }) }),
});

mutation('testWebhookEndpoint', {
  as: 'SECRET_KEY',
  description:
    'Sends a test event (webhook.test) now, once, also to a disabled endpoint, and tells what came of it.',
  input: (t) => ({ id: t.id({ required: true, description: 'whe_…' }) }),
  errors: [ERRORS.NotFound, ERRORS.RateLimited],
  act: ({ services, actor, idempotency }, { id }, app) => app.testEndpoint(services, actor, id, idempotency),
  result: deliveryResult,
});

mutation('replayWebhookDelivery', {
  as: 'SECRET_KEY',
  description:
    'Sends an event again under its webhook-id, with all the attempts of a new one, whatever became of it.',
  input: (t) => ({ id: t.id({ required: true, description: 'whd_…' }) }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, { id }, app) => app.replayDelivery(work, id),
  result: deliveryResult,
});
