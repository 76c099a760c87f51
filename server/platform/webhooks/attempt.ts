import type { OutgoingReason } from '../../../prisma/generated/client/enums.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../prisma/generated/client/client.ts';
import { EXCERPT_BYTES } from '../../../schema/rules/bounds.ts';
import { OutgoingFailure } from '../outgoing/failure.ts';
import { secretsOf } from '../outgoing/secrets.ts';
import { SealBroken } from '../privacy/cipher.ts';
import { openMarks } from '../privacy/marks.ts';
import { signedHeaders } from '../outgoing/sign.ts';
import type { Services } from '../../services.ts';

/** Longest wait for a receiver; it should note the event and work on it later. Milliseconds. */
const TIMEOUT_MS = 15_000;

/**
 * What an attempt brought: an HTTP status with the beginning of the answer, and when the receiver wants to hear again if it said
 * so; or why there was none. With it, when it began and how long it took.
 */
export type Attempt = { readonly at: Date; readonly durationMs: number } & (
  | {
      readonly status: number;
      readonly failure: null;
      readonly excerpt: string;
      readonly notBefore: Date | null;
    }
  | {
      readonly status: null;
      readonly failure: OutgoingReason;
      readonly excerpt: null;
      readonly notBefore: null;
    }
);

export const isDelivered = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** The receiver wants to hear nothing any more (410 Gone). */
export const isGone = ({ status }: Attempt): boolean => status === 410;

/** No other attempt brings more: the receiver is gone, or what is stored for the call can no longer be opened. */
export const isHopeless = (result: Attempt): boolean => isGone(result) || result.failure === 'UNREADABLE';

type Message = Pick<WebhookDelivery, 'messageId' | 'topic' | 'payload' | 'at'>;

/** Sends one message to one endpoint, once: signed, thin, and with the same webhook-id at each attempt. */
export async function attempt(
  { privacy, outgoing }: Pick<Services, 'privacy' | 'outgoing'>,
  endpoint: WebhookEndpoint,
  { messageId, topic, payload, at }: Message,
): Promise<Attempt> {
  const began = new Date();
  const times = () => ({ at: began, durationMs: Date.now() - began.getTime() });
  try {
    const sealer = await privacy.forProvider(endpoint.providerId);
    const data = openMarks(sealer, payload);
    const body = JSON.stringify({ type: topic, timestamp: at.toISOString(), data });
    const secrets = secretsOf(sealer, endpoint);
    const headers = signedHeaders(secrets, { id: messageId, at: began, body });
    const { status, notBefore, text } = await outgoing.post(endpoint.url, {
      body,
      headers,
      timeoutMs: TIMEOUT_MS,
      read: { beginning: EXCERPT_BYTES },
      // Receivers tell repetitions by the webhook-id.
      mayComeTwice: true,
    });
    return { ...times(), status, failure: null, excerpt: text, notBefore };
  } catch (error) {
    const nothing = { ...times(), status: null, excerpt: null, notBefore: null };
    if (error instanceof SealBroken) return { ...nothing, failure: 'UNREADABLE' };
    if (!(error instanceof OutgoingFailure)) throw error;
    return { ...nothing, failure: error.reason };
  }
}
