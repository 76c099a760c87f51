import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';
import type { TypedError } from '../../kit/client/types/errors.ts';
import type { LookReason } from '../types.ts';

export type LookAnswer = { result: { __typename: string; targetId: string } | TypedError };

/** Says why personal data is looked at; the service writes every look down with it. */
export const beginLook = operation<
  LookAnswer,
  { input: { targetId: string; reason: LookReason; note: string | null } }
>()`
  mutation BeginLook($input: BeginLookInput!) {
    result: beginLook(input: $input) {
      __typename ... on BeginLookSuccess { targetId } ...ErrorFields
    }
  }
  ${errorFields}`;
