import type { OperationResult } from '@urql/core';
import { RequestFailure } from './failure.ts';

type Extensions = { code?: string; requestId?: string; retryAfterSeconds?: number };

/** A row that the service can no longer decrypt is null in its list and takes nothing else with it. */
const spares = ({ error, data }: Pick<OperationResult, 'error' | 'data'>): boolean =>
  data !== null &&
  data !== undefined &&
  error !== undefined &&
  error.graphQLErrors.length > 0 &&
  error.graphQLErrors.every(({ extensions }) => extensions['code'] === 'DATA_UNREADABLE') &&
  !Object.values(data as object).includes(null);

/** What went wrong with an answer at its top level; `null` when what it carries can be shown. */
export const failureOf = (result: Pick<OperationResult, 'error' | 'data'>): RequestFailure | null => {
  const { error } = result;
  if (!error || spares(result)) return null;
  const first = error.graphQLErrors[0];
  if (!first) return new RequestFailure('NETWORK', error.message);
  const { code = 'INTERNAL', requestId, retryAfterSeconds } = first.extensions as Extensions;
  return new RequestFailure(code, first.message, {
    ...(requestId ? { requestId } : {}),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  });
};
