import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { REHEARSAL_HOOK_PATHS } from '../../platform/hooks/hooks.ts';
import { drain } from '../../platform/read-body.ts';
import { rehearseFaceCheck } from '../../rehearsal/face-check.ts';
import type { Services } from '../../services.ts';
import { ownCall } from '../own-call.ts';

const picture = z.object({ base64: z.base64() });
const QUESTION = z.object({
  type: z.literal('face.check'),
  data: z.object({ photo: picture, identityCard: picture }),
});

const answer = (response: ServerResponse, status: number, body: object): true => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
};

/** The face service of test mode, for providers that have set none. It takes nothing but calls that this service signed. */
export const rehearsalFaceCheckRoute =
  (services: Pick<Services, 'privacy'>) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== REHEARSAL_HOOK_PATHS.FACE_CHECK) return false;
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return answer(response, 405, { code: 'METHOD_NOT_ALLOWED' });
    }
    const call = await ownCall(services, request, QUESTION);
    await drain(request, response);
    if (!call) return answer(response, 401, { code: 'SIGNATURE_INVALID' });
    const said = await rehearseFaceCheck(Buffer.from(call.message.data.photo.base64, 'base64'));
    return said ? answer(response, 200, said) : answer(response, 503, { code: 'REHEARSED_AS_DOWN' });
  };
