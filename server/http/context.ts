import { GraphQLError } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import { bindServices, type GraphQLContext } from '../../schema/api/context.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import * as application from '../application.ts';
import { RateLimited } from '../../schema/rules/failures.ts';
import type { Services } from '../services.ts';
import type { Actor } from '../platform/tenancy/actor.ts';
import { AuthenticationError } from '../platform/tenancy/authenticate.ts';
import { badRequest } from './refusal.ts';
import { requestFacts } from './request-facts.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,255}$/;

const STATUS = {
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  KEY_REVOKED: 401,
  FORBIDDEN_ORIGIN: 403,
  PROVIDER_SUSPENDED: 403,
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
      return limits.consume('REQUEST_BY_PERSON', actor.applicantId);
    case 'STAFF':
      return limits.consume('REQUEST_BY_PERSON', actor.staffId);
    case 'SECRET_KEY':
      return limits.consume('REQUEST_BY_SECRET_KEY', actor.keyId);
    case 'HOST_PAGE':
      // Apart from strangers, who may come from the same address.
      return limits.consume('REQUEST_BY_ADDRESS', `${actor.keyId} ${address}`);
    case 'ANONYMOUS':
      return limits.consume('REQUEST_BY_ADDRESS', address);
  }
}

type Asked = { headers: IncomingHttpHeaders; address: string };

const only = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;

/**
 * Finds out who asks, in which language, and whether they may ask now. What is wrong with the credentials is a
 * top-level error: nothing was run.
 */
export async function contextOf(services: Services, { headers, address }: Asked): Promise<GraphQLContext> {
  const { locale, requestId } = requestFacts.getStore() ?? { locale: 'zh-CN' as const, requestId: 'unknown' };
  const authorization = headers.authorization ?? null;
  const idempotencyKey = only(headers['idempotency-key']);
  try {
    const actor = await services.authenticate({
      authorization,
      publishableKey: only(headers['x-jieru-key']),
      origin: headers.origin ?? null,
    });
    await limit(services, actor, address);
    if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
      throw badRequest('IDEMPOTENCY_KEY_MALFORMED');
    return {
      app: application,
      actor,
      locale,
      requestId,
      idempotencyKey,
      bearer: authorization?.replace(/^Bearer +/i, '') ?? null,
      reply: bindServices({ replayed: false, claim: null }, services),
    };
  } catch (error) {
    if (error instanceof AuthenticationError) {
      // Looked up first: a right key or session is let in however many wrong ones came from its address.
      if (error.guessed)
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
    throw httpError('RATE_LIMITED', formatIssue({ code: 'RATE_LIMITED', params: { seconds } }, locale), 429, {
      'retry-after': String(seconds),
    });
  };
