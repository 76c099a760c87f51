import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { REHEARSAL_HOOK_PATHS, rehearsalHookSecret } from '../hooks/hooks.ts';
import { keepText } from '../mail/mailbox/texts-to-phones.ts';
import type { Services } from '../services.ts';
import { readBody } from './body.ts';

const HEADERS = z.object({
  'webhook-id': z.string().max(200),
  'webhook-timestamp': z.string(),
  'webhook-signature': z.string(),
});

const MESSAGE = z.object({
  type: z.literal('text.message'),
  data: z.object({ provider: z.string(), to: z.string(), text: z.string().max(1000) }),
});

const answer = (response: ServerResponse, status: number, body: object): true => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
};

/** What a call asks for, or null when this service did not sign it or it asks for nothing that can be kept. */
function messageIn(secret: string, headers: z.infer<typeof HEADERS>, body: Buffer) {
  try {
    return MESSAGE.parse(new Webhook(secret).verify(body, headers)).data;
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/**
 * The text gateway of test mode: what it is asked to send stands in the rehearsal mailbox instead. It takes nothing but calls
 * that this service signed.
 */
export const rehearsalTextRoute =
  (services: Pick<Services, 'database' | 'privacy' | 'clock'>) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== REHEARSAL_HOOK_PATHS.TEXT_MESSAGE) return false;
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return answer(response, 405, { code: 'METHOD_NOT_ALLOWED' });
    }
    const headers = HEADERS.safeParse(request.headers);
    const body = headers.success ? await readBody(request) : null;
    const message =
      headers.success && body ? messageIn(rehearsalHookSecret(services.privacy), headers.data, body) : null;
    if (!message || !headers.success) return answer(response, 401, { code: 'SIGNATURE_INVALID' });
    const { provider, to, text } = message;
    const kept = await keepText(services, provider, headers.data['webhook-id'], { to, text });
    return kept ? answer(response, 200, { sent: true }) : answer(response, 404, { code: 'NOT_FOUND' });
  };
