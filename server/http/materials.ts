import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { PrismaClient } from '../../prisma/generated/client/client.ts';
import { drain } from '../platform/read-body.ts';
import { RateLimited } from '../../schema/rules/failures.ts';
import { isOriginAllowed } from '../platform/tenancy/origins.ts';
import { typeOfId } from '../../schema/rules/ids.ts';
import { MATERIAL_KINDS } from '../platform/materials/kinds.ts';
import type { Materials, PreviewOutcome } from '../platform/materials/materials.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { sendOutcome, sendRefusal } from './uploads/answers.ts';
import { createTus, TUS_HEADERS, TUS_METHODS, tusFacts } from './uploads/tus.ts';

type Options = {
  materials: Materials;
  prisma: PrismaClient;
  publicUrl: string;
  metrics: Pick<Metrics, 'count'>;
  /** Throws RateLimited when the sender uploads too much. */
  admit?: (request: IncomingMessage, materialId: string, asked: Asked) => Promise<unknown>;
  /** How long a sender may pause. Milliseconds; half a minute unless told. */
  pauseMs?: number;
};

export type Asked = {
  /** Whether the link is one of ours. */
  holdsLink: boolean;
  /** Whether the file comes in pieces, each with a request of its own. */
  inPieces: boolean;
};

/** Answers a request for a material; false when the path is none of its own. */
export type MaterialRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const PATH = /^\/materials\/(mat_[0-9a-z]+)(\/preview)?$/;
const METHODS = {
  upload: ['PUT', ...TUS_METHODS, 'OPTIONS'].join(', '),
  preview: 'GET, HEAD, OPTIONS',
} as const;

const LARGEST_BYTES = Math.max(...Object.values(MATERIAL_KINDS).map(({ maxBytes }) => maxBytes));

/** Some proxies let nothing pass but GET and POST; then the method stands in a header (tus 1.0). */
const methodOf = ({ method = 'GET', headers }: IncomingMessage): string => {
  const override = headers['x-http-method-override'];
  return method === 'POST' && typeof override === 'string' ? override.toUpperCase() : method;
};

const isOfTus = (method: string, { headers }: IncomingMessage): boolean =>
  headers['tus-resumable'] !== undefined && (TUS_METHODS as readonly string[]).includes(method);

/** A sender may pause so long, and take so long in all; slower ones would hold memory and places. */
const PAUSE_MS = 30_000;
const LONGEST_UPLOAD_MS = 5 * 60_000;

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

/** The plain routes of the materials: signed `PUT /materials/<id>`, the same in pieces, and signed `GET /materials/<id>/preview`. */
export const createMaterialRoutes = ({
  materials,
  prisma,
  metrics,
  publicUrl,
  admit,
  pauseMs = PAUSE_MS,
}: Options): MaterialRoutes => {
  const ownOrigin = new URL(publicUrl).origin;
  const count = (outcome: string): void =>
    metrics.count('jieru_uploads_total', { outcome: outcome.toLowerCase() });
  const inPieces = createTus({ materials, publicUrl, count });

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
    response.setHeader('access-control-expose-headers', TUS_HEADERS.read);
    return true;
  };

  const preflight = (response: ServerResponse, methods: string): void => {
    response
      .writeHead(204, {
        'access-control-allow-methods': methods,
        'access-control-allow-headers': `content-type, accept-language, traceparent, tracestate, baggage, ${TUS_HEADERS.sent}`,
        ...tusFacts(LARGEST_BYTES),
        'access-control-max-age': '600',
      })
      .end();
  };

  const upload = async (
    request: IncomingMessage,
    response: ServerResponse,
    { materialId, query, method }: { materialId: string; query: URLSearchParams; method: string },
  ): Promise<void> => {
    const to = { request, response, materialId };
    const length = request.headers['content-length'];
    const unwatch = watchSender(request, pauseMs);
    const ofTus = isOfTus(method, request);
    try {
      const holdsLink = materials.takesUpload(materialId, query);
      await admit?.(request, materialId, { holdsLink, inPieces: ofTus });
      if (ofTus) return await inPieces(request, response, { materialId, query, method });
      const contentLength = length === undefined ? null : Number(length);
      const answer = await materials.receive({ materialId, query, body: request, contentLength });
      count(answer.outcome);
      await drain(request, response);
      sendOutcome(to, answer);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      count('RATE_LIMITED');
      const seconds = error.retryAfterSeconds;
      await drain(request, response);
      response.setHeader('retry-after', String(seconds));
      sendRefusal({ ...to, status: 429, code: 'RATE_LIMITED', params: { seconds } });
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
    const method = methodOf(request);
    if (!(await allowCors(request, response, id))) {
      await drain(request, response);
      const params = { origin: request.headers.origin ?? '' };
      sendRefusal({ request, response, materialId: id, status: 403, code: 'ORIGIN_NOT_ALLOWED', params });
    } else if (request.method === 'OPTIONS') {
      preflight(response, methods);
    } else if (!isPreview && (method === 'PUT' || isOfTus(method, request))) {
      await upload(request, response, { materialId: id, query: url.searchParams, method });
    } else if (isPreview && (request.method === 'GET' || request.method === 'HEAD')) {
      await preview(request, response, id, url.searchParams);
    } else {
      response.writeHead(405, { allow: methods }).end();
    }
    return true;
  };
};
