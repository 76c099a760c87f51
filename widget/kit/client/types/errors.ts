import type { FilingAction, FilingState } from './codes.ts';

/** An issue as the API renders it, in the language of the request. */
export type ApiIssue = { path: string[]; code: string; message: string; rule?: string | null };

type Base<Name extends string> = { __typename: Name; code: string; message: string };

export type ValidationError = Base<'ValidationError'> & { issues: ApiIssue[] };
export type InvalidStateError = Base<'InvalidStateError'> & { state: FilingState; allowed: FilingAction[] };
export type ConflictError = Base<'ConflictError'> & { currentVersion: number };
export type RateLimitedError = Base<'RateLimitedError'> & { retryAfterSeconds: number };
export type AuthorityUnavailableError = Base<'AuthorityUnavailableError'> & { retryAfterSeconds: number };
export type ServiceUnavailableError = Base<'ServiceUnavailableError'> & { retryAfterSeconds: number };
export type OrderInProgressError = Base<'OrderInProgressError'> & {
  scope: string;
  wayOut: string;
  ownFilingId: string | null;
};

/** Every typed error a mutation may answer with. */
export type TypedError =
  | ValidationError
  | InvalidStateError
  | ConflictError
  | RateLimitedError
  | AuthorityUnavailableError
  | ServiceUnavailableError
  | OrderInProgressError
  | Base<'NotFoundError'>
  | Base<'ForbiddenError'>;

type Answer = { __typename: string };

/** Tells a typed error from a success; successes carry no `message`. */
export const isTypedError = (answer: Answer): answer is TypedError => 'message' in answer && 'code' in answer;
