import { GraphQLError } from 'graphql';
import { bindServices, type GraphQLContext } from '../../schema/context.ts';
import { formatIssue } from '../../schema/validation/messages/format.ts';
import { RateLimited } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Actor } from '../tenancy/actor.ts';
import { AuthenticationError } from '../tenancy/authenticate.ts';
import { requestFacts } from './request-facts.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,255}$/;

const STATUS = {
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  KEY_REVOKED: 401,
  FORBIDDEN_ORIGIN: 403,
} as const;

const httpError = (
  code: string,
  message: string,
  status: number,
  headers: Record<string, string> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status, headers } } });

async function limit(services: Services, actor: Actor, address: string): Promise<void> {
  const { limits } = services;
  switch (actor.kind) {
    case 'APPLICANT':
      return limits.consume('REQUEST_BY_SESSION', actor.applicantId);
    case 'STAFF':
      return limits.consume('REQUEST_BY_SESSION', actor.staffId);
    case 'SECRET_KEY':
      return limits.consume('REQUEST_BY_SECRET_KEY', actor.keyId);
    case 'HOST_PAGE':
    case 'ANONYMOUS':
      return limits.consume('REQUEST_BY_ADDRESS', address);
  }
}

type Asked = { headers: Headers; address: string };

/**
 * Finds out who asks, in which language, and whether they may ask now. What is wrong with the credentials is a
 * top-level error: nothing was run.
 */
export async function contextOf(services: Services, { headers, address }: Asked): Promise<GraphQLContext> {
  const { locale, requestId } = requestFacts.getStore() ?? { locale: 'zh-CN' as const, requestId: 'unknown' };
  const authorization = headers.get('authorization');
  const idempotencyKey = headers.get('idempotency-key');
  if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
    throw httpError('BAD_REQUEST', 'Idempotency-Key must be 8 to 255 printable characters', 400);
  try {
    const actor = await services.authenticate({
      authorization,
      publishableKey: headers.get('x-jieru-key'),
      origin: headers.get('origin'),
      admit: () => services.limits.assertNotSpent('REFUSED_CREDENTIALS', address),
    });
    await limit(services, actor, address);
    return {
      actor,
      locale,
      requestId,
      idempotencyKey,
      bearer: authorization?.replace(/^Bearer +/i, '') ?? null,
      reply: bindServices({ replayed: false }, services),
    };
  } catch (error) {
    if (error instanceof AuthenticationError) {
      await services.limits.consume('REFUSED_CREDENTIALS', address).catch(throwLimited(locale));
      throw httpError(
        error.code,
        formatIssue({ code: error.issue, params: error.params }, locale),
        STATUS[error.code],
      );
    }
    return throwLimited(locale)(error);
  }
}

const throwLimited =
  (locale: GraphQLContext['locale']) =>
  (error: unknown): never => {
    if (!(error instanceof RateLimited)) throw error;
    const seconds = error.retryAfterSeconds;
    throw httpError(
      'TOO_MANY_REQUESTS',
      formatIssue({ code: 'RATE_LIMITED', params: { seconds } }, locale),
      429,
      {
        'retry-after': String(seconds),
      },
    );
  };
