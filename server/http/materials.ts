import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Material, PrismaClient } from '../../prisma/generated/client/client.ts';
import type { IssueCode } from '../../schema/rules/issue.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import { drain } from '../platform/read-body.ts';
import { RateLimited } from '../../schema/rules/failures.ts';
import { localeOf } from '../platform/accept-language.ts';
import { isOriginAllowed } from '../platform/tenancy/origins.ts';
import { typeOfId } from '../../schema/rules/ids.ts';
import type { Materials, PreviewOutcome } from '../platform/materials/materials.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { ReceiveOutcome } from '../platform/materials/receive.ts';

type Options = {
  materials: Materials;
  prisma: PrismaClient;
  publicUrl: string;
  /** Throws RateLimited when the sender uploads too much; `holdsLink` says whether the link is one of ours and still good. */
  admit?: (request: IncomingMessage, materialId: string, holdsLink: boolean) => Promise<unknown>;
  metrics: Pick<Metrics, 'count'>;
  /** How long a sender may pause. Milliseconds; half a minute unless told. */
  pauseMs?: number;
};

/** Answers a request for a material; false when the path is none of its own. */
export type MaterialRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const PATH = /^\/materials\/(mat_[0-9a-z]+)(\/preview)?$/;
const METHODS = { upload: 'PUT, OPTIONS', preview: 'GET, HEAD, OPTIONS' } as const;

/** A sender may pause so long, and take so long in all; slower ones would hold memory and places. */
const PAUSE_MS = 30_000;
const LONGEST_UPLOAD_MS = 5 * 60_000;

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

type RefusalAnswer = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Stands in every answer about an upload, so that it is told from what a proxy on the way says. */
  materialId: string;
  status: number;
  code: IssueCode;
  params?: Record<string, string | number>;
};

const sendRefusal = ({ request, response, materialId, status, code, params }: RefusalAnswer): void =>
  sendJson(response, status, {
    code,
    message: formatIssue({ code, params }, localeOf(request)),
    materialId,
    ...(params?.['seconds'] === undefined ? {} : { retryAfterSeconds: params['seconds'] }),
  });

/**
 * Hangs up on a sender of whom nothing came between two looks, or who takes too long in all. While the sender waits for us,
 * as long as we take, no time is counted.
 */
const watchSender = (request: IncomingMessage, pauseMs: number): (() => void) => {
  const { socket } = request;
  let seen = socket.bytesRead;
  const hangUp = (): void => {
    if (!request.complete) request.destroy();
  };
  const look = setInterval(() => {
    const paused = socket.bytesRead === seen && request.readableLength === 0;
    seen = socket.bytesRead;
    if (paused) hangUp();
  }, pauseMs);
  const deadline = setTimeout(hangUp, LONGEST_UPLOAD_MS);
  return () => {
    clearInterval(look);
    clearTimeout(deadline);
  };
};

const shown = ({ id, status, refusal }: Material, refusalMessage: string | null) => ({
  id,
  status,
  refusal,
  refusalMessage,
});

type Answered = Pick<RefusalAnswer, 'request' | 'response' | 'materialId'>;

const sendOutcome = (to: Answered, answer: ReceiveOutcome): void => {
  const { request, response } = to;
  switch (answer.outcome) {
    case 'STORED':
      return sendJson(response, 200, { material: shown(answer.material, null), hints: answer.hints });
    case 'REFUSED': {
      const message = formatIssue(answer.issue, localeOf(request));
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

/** The plain routes of the materials: signed `PUT /materials/<id>` and signed `GET /materials/<id>/preview`. */
export const createMaterialRoutes = ({
  materials,
  prisma,
  metrics,
  publicUrl,
  admit,
  pauseMs = PAUSE_MS,
}: Options): MaterialRoutes => {
  const ownOrigin = new URL(publicUrl).origin;

  /** Lets pages of the tenant's allowed origins read the answers; the signed link itself is the permission to ask. */
  const allowCors = async (
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
  ): Promise<boolean> => {
    const { origin } = request.headers;
    response.setHeader('vary', 'Origin');
    if (!origin || origin === ownOrigin) return true;
    const material = await prisma.material.findUnique({
      where: { id },
      select: { providerId: true, mode: true },
    });
    if (!material || !(await isOriginAllowed(prisma, material, origin))) return false;
    response.setHeader('access-control-allow-origin', origin);
    return true;
  };

  const preflight = (response: ServerResponse, methods: string): void => {
    response
      .writeHead(204, {
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'content-type, accept-language',
        'access-control-max-age': '600',
      })
      .end();
  };

  const upload = async (
    request: IncomingMessage,
    response: ServerResponse,
    materialId: string,
    query: URLSearchParams,
  ): Promise<void> => {
    const length = request.headers['content-length'];
    const unwatch = watchSender(request, pauseMs);
    try {
      await admit?.(request, materialId, materials.takesUpload(materialId, query));
      const contentLength = length === undefined ? null : Number(length);
      const answer = await materials.receive({ materialId, query, body: request, contentLength });
      metrics.count('jieru_uploads_total', { outcome: answer.outcome.toLowerCase() });
      await drain(request, response);
      sendOutcome({ request, response, materialId }, answer);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      metrics.count('jieru_uploads_total', { outcome: 'rate_limited' });
      const seconds = error.retryAfterSeconds;
      await drain(request, response);
      response.setHeader('retry-after', String(seconds));
      sendRefusal({ request, response, materialId, status: 429, code: 'RATE_LIMITED', params: { seconds } });
    } finally {
      unwatch();
    }
  };

  const lookedAt = async (id: string, query: URLSearchParams): Promise<PreviewOutcome | RateLimited> => {
    try {
      return await materials.preview(id, query);
    } catch (error) {
      if (error instanceof RateLimited) return error;
      throw error;
    }
  };

  const preview = async (
    request: IncomingMessage,
    response: ServerResponse,
    materialId: string,
    query: URLSearchParams,
  ): Promise<void> => {
    const answer = await lookedAt(materialId, query);
    if (answer instanceof RateLimited) {
      const seconds = answer.retryAfterSeconds;
      response.setHeader('retry-after', String(seconds));
      return sendRefusal({
        request,
        response,
        materialId,
        status: 429,
        code: 'RATE_LIMITED',
        params: { seconds },
      });
    }
    if (answer.outcome !== 'FOUND') return sendOutcome({ request, response, materialId }, answer);
    const { material, bytes } = answer;
    response.writeHead(200, {
      'content-type': 'image/jpeg',
      'content-length': material.bytes ?? undefined,
      'content-disposition': `inline; filename="${material.id}.jpg"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
    });
    if (request.method === 'HEAD') {
      bytes.destroy();
      response.end();
      return;
    }
    await pipeline(bytes, response);
  };

  return async (request, response) => {
    const url = new URL(request.url ?? '/', ownOrigin);
    const [, id, isPreview] = PATH.exec(url.pathname) ?? [];
    if (!id || typeOfId(id) !== 'Material') return false;
    const methods = isPreview ? METHODS.preview : METHODS.upload;
    if (!(await allowCors(request, response, id))) {
      await drain(request, response);
      const params = { origin: request.headers.origin ?? '' };
      sendRefusal({ request, response, materialId: id, status: 403, code: 'ORIGIN_NOT_ALLOWED', params });
    } else if (request.method === 'OPTIONS') {
      preflight(response, methods);
    } else if (!isPreview && request.method === 'PUT') {
      await upload(request, response, id, url.searchParams);
    } else if (isPreview && (request.method === 'GET' || request.method === 'HEAD')) {
      await preview(request, response, id, url.searchParams);
    } else {
      response.writeHead(405, { allow: methods }).end();
    }
    return true;
  };
};
