import type { ErrorFieldsFragment } from '../../../schema/client/operations.ts';

/** Every typed error a mutation may answer with. */
export type TypedError = ErrorFieldsFragment;

type Named<Name> = Extract<TypedError, { readonly __typename: Name }>;

export type ConflictError = Named<'ConflictError'>;
export type InvalidStateError = Named<'InvalidStateError'>;

type Failed = { readonly code: string; readonly message: string };

/** Tells a typed error from a success; successes carry no `code`. */
export const isTypedError = <Answer extends { readonly __typename: string }>(
  answer: Answer,
): answer is Extract<Answer, Failed> => 'message' in answer && 'code' in answer;
