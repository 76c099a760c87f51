import type { IncomingMessage } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { rehearsalHookSecret } from '../platform/hooks/hooks.ts';
import type { Services } from '../services.ts';
import { readBody } from './body.ts';

const HEADERS = z.object({
  'webhook-id': z.string().max(200),
  'webhook-timestamp': z.string(),
  'webhook-signature': z.string(),
});

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
  const body = headers.success ? await readBody(request) : null;
  if (!headers.success || !body) return null;
  try {
    const signed = new Webhook(rehearsalHookSecret(privacy)).verify(body, headers.data);
    return { id: headers.data['webhook-id'], message: message.parse(signed) };
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof z.ZodError) return null;
    throw error;
  }
}
