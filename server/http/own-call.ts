import type { IncomingMessage } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { rehearsalHookSecret } from '../platform/hooks/hooks.ts';
import { BodyTooLarge, readBody } from '../platform/read-body.ts';
import type { Services } from '../services.ts';

const HEADERS = z.object({
  'webhook-id': z.string().max(200),
  'webhook-timestamp': z.string(),
  'webhook-signature': z.string(),
});

/** Two pictures as the authority takes them, in base64, and far more than any text. */
const MAX_CALL_BYTES = 1024 * 1024;
/** What is thrown over a call that is none of ours. */
const REFUSED = [BodyTooLarge, WebhookVerificationError, z.ZodError] as const;

/**
 * What a call to one of the rehearsal's own hooks asks for, and under which id; null when this service did not sign it or it
 * asks for something else.
 */
export async function ownCall<T>(
  { privacy }: Pick<Services, 'privacy'>,
  request: IncomingMessage,
  message: z.ZodType<T>,
): Promise<{ id: string; message: T } | null> {
  const headers = HEADERS.safeParse(request.headers);
  if (!headers.success) return null;
  try {
    const body = await readBody(request, { maxBytes: MAX_CALL_BYTES });
    const signed = new Webhook(rehearsalHookSecret(privacy)).verify(body, headers.data);
    return { id: headers.data['webhook-id'], message: message.parse(signed) };
  } catch (error) {
    if (REFUSED.some((kind) => error instanceof kind)) return null;
    throw error;
  }
}
