import type { OperationResult } from '@urql/core';
import { RequestFailure } from './failure.ts';

type Extensions = { code?: string; requestId?: string; retryAfterSeconds?: number };

/** What went wrong with an answer at its top level; `null` when it carries data and no error. */
export const failureOf = (result: Pick<OperationResult, 'error' | 'data'>): RequestFailure | null => {
  const { error } = result;
  if (!error) return null;
  const first = error.graphQLErrors[0];
  if (!first) return new RequestFailure('NETWORK', error.message);
  const { code = 'INTERNAL', requestId, retryAfterSeconds } = first.extensions as Extensions;
  return new RequestFailure(code, first.message, {
    ...(requestId ? { requestId } : {}),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  });
};

const UNKNOWN_HASH = /persisted.?query.?(not.?found|not.?supported)/i;

/** Whether the server does not know the operation by its hash. */
export const wantsText = (failure: RequestFailure): boolean =>
  UNKNOWN_HASH.test(failure.code) || UNKNOWN_HASH.test(failure.message);
