import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Material } from '../../../prisma/generated/client/client.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import type { IssueCode } from '../../../schema/rules/issue.ts';
import { localeOf } from '../../platform/accept-language.ts';
import type { ReceiveOutcome } from '../../platform/materials/receive.ts';

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  const text = Buffer.from(JSON.stringify(body), 'utf8');
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': text.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(text);
};

export type RefusalAnswer = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Stands in every answer about an upload, so that it is told from what a proxy on the way says. */
  materialId: string;
  status: number;
  code: IssueCode;
  params?: Record<string, string | number>;
};

export const sendRefusal = ({ request, response, materialId, status, code, params }: RefusalAnswer): void => {
  // An answer to HEAD has no body.
  response.setHeader('x-error-code', code);
  sendJson(response, status, {
    code,
    message: formatIssue({ code, params }, localeOf(request)),
    materialId,
    ...(params?.['seconds'] === undefined ? {} : { retryAfterSeconds: params['seconds'] }),
  });
};

const shown = ({ id, status, refusal }: Material, refusalMessage: string | null) => ({
  id,
  status,
  refusal,
  refusalMessage,
});

export type Answered = Pick<RefusalAnswer, 'request' | 'response' | 'materialId'>;

export const sendOutcome = (to: Answered, answer: ReceiveOutcome): void => {
  const { request, response } = to;
  switch (answer.outcome) {
    case 'STORED':
      return sendJson(response, 200, { material: shown(answer.material, null), hints: answer.hints });
    case 'REFUSED': {
      const message = formatIssue(answer.issue, localeOf(request));
      response.setHeader('x-error-code', answer.issue.code);
      return sendJson(response, 422, {
        code: answer.issue.code,
        message,
        materialId: to.materialId,
        material: shown(answer.material, message),
      });
    }
    case 'INCOMPLETE':
      return sendRefusal({ ...to, status: 422, code: 'MATERIAL_INCOMPLETE' });
    case 'OTHER_FILE':
      return sendRefusal({ ...to, status: 409, code: 'MATERIAL_CHANGED' });
    case 'CONSENT_REQUIRED':
      return sendRefusal({ ...to, status: 403, code: 'MATERIAL_CONSENT_REQUIRED' });
    case 'NOT_NOW':
      return sendRefusal({ ...to, status: 409, code: 'MATERIAL_NOT_NOW' });
    case 'LINK_INVALID':
      return sendRefusal({ ...to, status: 403, code: 'FORBIDDEN' });
    case 'LINK_EXPIRED':
      return sendRefusal({ ...to, status: 410, code: 'UPLOAD_LINK_EXPIRED' });
    case 'UNKNOWN':
      return sendRefusal({ ...to, status: 404, code: 'NOT_FOUND' });
    case 'BUSY': {
      const { seconds } = answer;
      response.setHeader('retry-after', String(seconds));
      return sendRefusal({ ...to, status: 503, code: 'UPLOADS_BUSY', params: { seconds } });
    }
    case 'UNDECODED': {
      const { seconds } = answer;
      response.setHeader('retry-after', String(seconds));
      return sendRefusal({ ...to, status: 503, code: 'UPLOAD_UNDECODED', params: { seconds } });
    }
    case 'SCAN_SILENT': {
      const { seconds } = answer;
      response.setHeader('retry-after', String(seconds));
      return sendRefusal({ ...to, status: 503, code: 'UPLOAD_SCAN_SILENT', params: { seconds } });
    }
    case 'FULL':
      return sendRefusal({ ...to, status: 422, code: 'MATERIAL_QUOTA' });
    case 'BROKEN_OFF':
      return void response.destroy();
  }
};
