import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { REHEARSAL_HOOK_PATHS } from '../../platform/hooks/hooks.ts';
import { drain } from '../../platform/read-body.ts';
import { keepText } from '../../rehearsal/mailbox/texts-to-phones.ts';
import type { Services } from '../../services.ts';
import { ownCall } from '../own-call.ts';

const MESSAGE = z.object({
  type: z.literal('text.message'),
  data: z.object({
    provider: z.string(),
    to: z.string(),
    text: z.string().max(1000),
    code: z.string().max(20).optional(),
    websiteNumber: z.string().max(100).optional(),
  }),
});

const answer = (response: ServerResponse, status: number, body: object): true => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
};

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
    const call = await ownCall(services, request, MESSAGE);
    await drain(request, response);
    if (!call) return answer(response, 401, { code: 'SIGNATURE_INVALID' });
    const { provider, ...text } = call.message.data;
    const kept = await keepText(services, provider, call.id, text);
    return kept ? answer(response, 200, { sent: true }) : answer(response, 404, { code: 'NOT_FOUND' });
  };
