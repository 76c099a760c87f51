import { GraphQLError } from 'graphql';

/** Seconds after which a repetition is worth sending: most requests have their answer by then. */
const RETRY_AFTER_SECONDS = 2;

/** The first request under the key is still being worked on. */
export const inUse = (): GraphQLError =>
  new GraphQLError('IDEMPOTENCY_KEY_IN_USE', {
    extensions: {
      code: 'IDEMPOTENCY_KEY_IN_USE',
      http: { status: 409, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
    },
  });

/** The key belongs to another request. */
export const reused = (): GraphQLError =>
  new GraphQLError('IDEMPOTENCY_KEY_REUSED', {
    extensions: { code: 'IDEMPOTENCY_KEY_REUSED', http: { status: 422 } },
  });
