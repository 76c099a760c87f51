import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../rules/error-catalogue.ts';

/** Seconds after which a repetition is worth sending: most requests have their answer by then. */
const RETRY_AFTER_SECONDS = 2;

type Http = { status: number; headers?: Readonly<Record<string, string>> };

/** The code stands for its message, which the shell writes in the language of the request. */
const error = (code: ErrorCode, http: Http): GraphQLError =>
  new GraphQLError(code, { extensions: { code, http } });

/** What is asked for needs credentials, and the request has none. */
export const unauthenticated = (): GraphQLError => error('UNAUTHENTICATED', { status: 401 });

/** The credentials are good, and do not allow this. */
export const forbidden = (): GraphQLError => error('FORBIDDEN', { status: 403 });

/** The key is good and restricted, and these scopes are not among its own. */
export const lacksScopes = (message: string, missingScopes: readonly string[]): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN', missingScopes, http: { status: 403 } } });

/** The session is of staff, and of none of the roles that may. */
export const lacksRoles = (message: string, roles: readonly string[]): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN', roles, http: { status: 403 } } });

/** The session is over, and cannot be made longer. */
export const sessionExpired = (): GraphQLError => error('SESSION_EXPIRED', { status: 401 });

/** The first request under the key is still being worked on. */
export const inUse = (): GraphQLError =>
  error('IDEMPOTENCY_KEY_IN_USE', { status: 409, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } });

/** The key belongs to another request. */
export const reused = (): GraphQLError => error('IDEMPOTENCY_KEY_REUSED', { status: 422 });
