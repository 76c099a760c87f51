import { GraphQLError } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import { bindServices, type GraphQLContext } from '../../schema/api/context.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import * as application from '../application.ts';
import type { ErrorCode } from '../../schema/rules/error-catalogue.ts';
import { RateLimited } from '../../schema/rules/failures.ts';
import type { CountedAs } from '../platform/events/listeners.ts';
import type { BucketName } from '../platform/limits/buckets.ts';
import type { Quota } from '../platform/limits/limits.ts';
import type { Locale } from '../../schema/messages/locales.ts';
import type { Services } from '../services.ts';
import { quotaHeaders } from './quota-headers.ts';
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
  code: ErrorCode,
  message: string,
  status: number,
  headers: Record<string, string> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status, headers } } });

/** Which limit counts a request, and under which key: strangers by their address, a provider's own server by its key alone. */
function countedAs(actor: Actor, address: string): [bucket: BucketName, key: string] {
  switch (actor.kind) {
    case 'APPLICANT':
      return ['REQUEST_BY_PERSON', actor.applicantId];
    case 'STAFF':
      return ['REQUEST_BY_PERSON', actor.staffId];
    case 'SECRET_KEY':
      return ['REQUEST_BY_SECRET_KEY', actor.keyId];
    case 'HOST_PAGE':
      // Apart from strangers, who may come from the same address.
      return ['REQUEST_BY_ADDRESS', `${actor.keyId} ${address}`];
    case 'ANONYMOUS':
      return ['REQUEST_BY_ADDRESS', address];
  }
}

/** Whose event streams are counted together: those of a person and of its address; a provider's own server is known by its key, wherever it is. */
function streamsOf(actor: Actor, address: string): CountedAs {
  switch (actor.kind) {
    case 'APPLICANT':
      return [
        ['PERSON', actor.applicantId],
        ['ADDRESS', address],
      ];
    case 'STAFF':
      return [
        ['PERSON', actor.staffId],
        ['ADDRESS', address],
      ];
    case 'SECRET_KEY':
      return [['KEY', actor.keyId]];
    case 'HOST_PAGE':
    case 'ANONYMOUS':
      return [['ADDRESS', address]];
  }
}

/** @throws GraphQLError with 429 */
async function count(
  { limits }: Services,
  [bucket, key]: [bucket: BucketName, key: string],
  locale: Locale,
): Promise<Quota> {
  try {
    return await limits.consume(bucket, key);
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error;
    const seconds = error.retryAfterSeconds;
    throw httpError('RATE_LIMITED', formatIssue({ code: 'RATE_LIMITED', params: { seconds } }, locale), 429, {
      'retry-after': String(seconds),
      ...quotaHeaders({ ...limits.policyOf(bucket), remaining: 0, resetSeconds: seconds }),
    });
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
      accompanyingKey: only(headers['x-jieru-key']),
      origin: headers.origin ?? null,
      address,
    });
    const quota = await count(services, countedAs(actor, address), locale);
    if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
      throw badRequest('IDEMPOTENCY_KEY_MALFORMED');
    return {
      app: application,
      actor,
      locale,
      requestId,
      quota,
      streams: streamsOf(actor, address),
      idempotencyKey,
      bearer: authorization?.replace(/^Bearer +/i, '') ?? null,
      reply: bindServices({ replayed: false, claim: null, cost: null, refused: null }, services),
    };
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    // Looked up first: a right key or session is let in however many wrong ones came from its address.
    if (error.guessed) await count(services, ['REFUSED_CREDENTIALS', address], locale);
    throw httpError(
      error.code,
      formatIssue({ code: error.issue, params: error.params }, locale),
      STATUS[error.code],
    );
  }
}
