import type { Prisma, WebhookEndpoint } from '../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import { readableSecrets, rolled, sealSecrets } from '../outgoing/secrets.ts';
import { isServiceUrl } from '../outgoing/service-url.ts';
import type { SecretKeyActor, Tenant } from '../tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../tenancy/audit.ts';
import type { Work } from '../unit-of-work.ts';
import { wakeEndpoint } from './queue.ts';
import { SUBSCRIPTIONS } from '../../../schema/rules/topics.ts';

/** Endpoints of one provider and mode that may be in use. */
const MOST_IN_USE = 20;

const urlIssues = (url: string): Issue[] =>
  isServiceUrl(url) ? [] : [issue(['url'], 'WEBHOOK_URL_INVALID')];

const topicIssues = (topics: readonly string[]): Issue[] =>
  topics.length === 0
    ? [issue(['topics'], 'REQUIRED')]
    : topics.flatMap((topic, index) =>
        SUBSCRIPTIONS.includes(topic)
          ? []
          : [
              issue(['topics', String(index)], 'WEBHOOK_TOPIC_UNKNOWN', {
                topic,
                topics: SUBSCRIPTIONS.join(', '),
              }),
            ],
      );

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ValidationFailure(issues);
}

async function assertRoom(tx: Prisma.TransactionClient, { providerId, mode }: Tenant): Promise<void> {
  const inUse = await tx.webhookEndpoint.count({ where: { providerId, mode, disabledAt: null } });
  if (inUse >= MOST_IN_USE) refuse([issue(['url'], 'WEBHOOK_TOO_MANY', { max: MOST_IN_USE })]);
}

/** @throws NotFound for one that is unknown or another tenant's */
export async function endpointOf(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await tx.webhookEndpoint.findFirst({ where: { id, providerId, mode } });
  if (!endpoint) throw new NotFound('WebhookEndpoint');
  return endpoint;
}

/** The receiver said that it is gone: nothing more is sent until the provider enables it again. */
export async function disableGone(
  tx: Prisma.TransactionClient,
  endpoint: WebhookEndpoint,
  at: Date,
): Promise<void> {
  const { id } = endpoint;
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id, disabledAt: null },
    data: { disabledAt: at },
  });
  const by = { kind: 'WEBHOOK_ENDPOINT', id } as const;
  if (count > 0) await recordAudit(tx, { tenant: endpoint, by, action: 'WEBHOOK_GONE', targetId: id, at });
}

const tidied = (topics: readonly string[]): string[] => [...new Set(topics)];

/**
 * Adds an endpoint that hears of events from now on. Its secret is shown this once.
 * @throws ValidationFailure
 */
export async function createEndpoint(
  { tx, sealer, actor, now }: Work<SecretKeyActor>,
  input: { url: string; topics: string[] },
): Promise<{ endpointId: string; secret: string }> {
  const url = input.url.trim();
  refuse([...urlIssues(url), ...topicIssues(input.topics)]);
  await assertRoom(tx, actor);
  const id = newId('WebhookEndpoint');
  const { secret, secrets } = rolled([]);
  const { providerId, mode } = actor;
  await tx.webhookEndpoint.create({
    data: {
      id,
      providerId,
      mode,
      url,
      topics: tidied(input.topics),
      secrets: sealSecrets(sealer, { id }, secrets),
    },
  });
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant: actor, by, action: 'WEBHOOK_CREATED', targetId: id, at: now });
  return { endpointId: id, secret };
}

export type EndpointChange = {
  id: string;
  url?: string | null | undefined;
  topics?: string[] | null | undefined;
  disabled?: boolean | null | undefined;
  rollSecret?: boolean | null | undefined;
};

/**
 * Changes what is given of an endpoint. While it is disabled, nothing new is kept for it; what was on its way waits and goes
 * on when it is enabled. Returns the secret when there is a new one.
 * @throws NotFound, ValidationFailure
 */
export async function updateEndpoint(
  { services, tx, sealer, actor, now }: Work<SecretKeyActor>,
  { id, topics, disabled, rollSecret, ...change }: EndpointChange,
): Promise<{ endpointId: string; secret: string | null }> {
  const endpoint = await endpointOf(tx, actor, id);
  const url = change.url?.trim() ?? endpoint.url;
  // What it asked for before may have been given up since.
  refuse([...urlIssues(url), ...(topics ? topicIssues(topics) : [])]);
  const isEnabled = disabled === false && endpoint.disabledAt !== null;
  if (isEnabled) await assertRoom(tx, actor);
  const roll = rollSecret ? rolled(readableSecrets(sealer, endpoint)) : null;
  await tx.webhookEndpoint.update({
    where: { id },
    data: {
      url,
      topics: tidied(topics ?? endpoint.topics),
      ...(roll ? { secrets: sealSecrets(sealer, endpoint, roll.secrets) } : {}),
      ...(isEnabled ? { disabledAt: null } : {}),
      ...(disabled ? { disabledAt: endpoint.disabledAt ?? now } : {}),
    },
  });
  if (isEnabled) await wakeEndpoint(services, tx, id);
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant: actor, by, action: 'WEBHOOK_CHANGED', targetId: id, at: now });
  return { endpointId: id, secret: roll?.secret ?? null };
}

/**
 * Takes an endpoint away with everything that was on its way to it, and with its secrets.
 * @throws NotFound
 */
export async function deleteEndpoint(
  { tx, actor, now }: Work<SecretKeyActor>,
  id: string,
): Promise<{ id: string }> {
  await endpointOf(tx, actor, id);
  await tx.webhookEndpoint.delete({ where: { id } });
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant: actor, by, action: 'WEBHOOK_DELETED', targetId: id, at: now });
  return { id };
}
