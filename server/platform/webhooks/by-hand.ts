import { issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import type { Services } from '../../services.ts';
import type { SecretKeyActor } from '../tenancy/actor.ts';
import { carryOut, type Idempotency, type Work } from '../unit-of-work.ts';
import { withAnswer } from './answers.ts';
import { attempt, isDelivered, isGone } from './attempt.ts';
import { disableGone, endpointOf } from './endpoints.ts';
import { wakeEndpoint } from './queue.ts';
import { TEST_TOPIC } from '../../../schema/rules/topics.ts';

/**
 * Sends a test event at once, also to a disabled endpoint, and notes what came of it. It is not repeated. One that answers that it
 * is gone is disabled, as by any event.
 * @throws NotFound, RateLimited
 */
export async function testEndpoint(
  services: Services,
  actor: SecretKeyActor,
  id: string,
  idempotency: Idempotency | null,
): Promise<{ deliveryId: string }> {
  const endpoint = await endpointOf(services.database.prisma, actor, id);
  await services.limits.consume('WEBHOOK_TEST', actor.providerId);
  const at = await services.clock.now(actor);
  const message = {
    messageId: newId('OutboxMessage'),
    topic: TEST_TOPIC,
    payload: { id, type: 'WebhookEndpoint' },
    at,
  };
  const result = await attempt(services, endpoint, message);
  return carryOut(services, actor, idempotency, async ({ tx, sealer }) => {
    const present = await endpointOf(tx, actor, id);
    if (isGone(result)) await disableGone(tx, present, at);
    const deliveryId = newId('WebhookDelivery');
    await tx.webhookDelivery.create({
      data: {
        ...message,
        id: deliveryId,
        endpointId: id,
        attempts: 1,
        status: isDelivered(result) ? 'DELIVERED' : 'FAILED',
        lastStatus: result.status,
        lastFailure: result.failure,
        lastAttemptAt: new Date(),
        answers: withAnswer(sealer, { id: deliveryId, answers: null }, result),
      },
      select: { id: true },
    });
    return { deliveryId };
  });
}

/**
 * Sends an event again under the same webhook-id, from the beginning of the schedule, whatever became of it.
 * @throws NotFound, ValidationFailure while the endpoint is disabled
 */
export async function replayDelivery(
  { services, tx, actor }: Work<SecretKeyActor>,
  id: string,
): Promise<{ deliveryId: string }> {
  const { providerId, mode } = actor;
  const delivery = await tx.webhookDelivery.findFirst({
    where: { id, endpoint: { providerId, mode } },
    include: { endpoint: { select: { disabledAt: true } } },
  });
  if (!delivery) throw new NotFound('WebhookDelivery');
  if (delivery.endpoint.disabledAt) throw new ValidationFailure([issue(['id'], 'WEBHOOK_DISABLED')]);
  await tx.webhookDelivery.update({
    where: { id },
    data: { status: 'PENDING', attempts: 0, nextAt: new Date() },
    select: { id: true },
  });
  await wakeEndpoint(services, tx, delivery.endpointId);
  return { deliveryId: id };
}
