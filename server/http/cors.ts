import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../services.ts';
import { ORIGINS_TOPIC } from '../platform/tenancy/origins.ts';

/** The last three are what a page with OpenTelemetry adds to its requests by itself; a browser would send none with one that is not named. */
const ALLOWED_HEADERS =
  'authorization, content-type, accept-language, x-jieru-key, idempotency-key, x-graphql-yoga-csrf, traceparent, tracestate, baggage';
const EXPOSED_HEADERS = 'x-request-id, idempotent-replayed, retry-after, ratelimit, ratelimit-policy';
const KNOWN_FOR_MS = 30_000;

/** Answers which origins may read our answers: those any provider has allowed. Whose pages they are, the key in the request decides. */
export function createCors(
  services: Services,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const ownOrigin = new URL(services.publicUrl).origin;
  const known = new Map<string, { allowed: boolean; until: number }>();
  // Whoever has just allowed an origin tries it at once, and must not be shown the answer of before.
  services.events.on(ORIGINS_TOPIC, () => known.clear());

  const isKnown = async (origin: string): Promise<boolean> => {
    const cached = known.get(origin);
    if (cached && cached.until > Date.now()) return cached.allowed;
    const allowed = (await services.database.prisma.allowedOrigin.count({ where: { origin }, take: 1 })) > 0;
    if (known.size > 1000) known.clear();
    known.set(origin, { allowed, until: Date.now() + KNOWN_FOR_MS });
    return allowed;
  };

  /** Sets the headers, and answers a preflight itself: then it returns true. */
  return async (request, response) => {
    const { origin } = request.headers;
    response.setHeader('vary', 'Origin');
    if (origin && origin !== ownOrigin && (await isKnown(origin))) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', EXPOSED_HEADERS);
    }
    if (request.method !== 'OPTIONS') return false;
    response
      .writeHead(204, {
        'access-control-allow-methods': 'POST, OPTIONS',
        'access-control-allow-headers': ALLOWED_HEADERS,
        'access-control-max-age': '600',
      })
      .end();
    return true;
  };
}
