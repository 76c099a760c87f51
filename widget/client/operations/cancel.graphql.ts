import { operation } from '../operation.ts';
import type { TypedError } from '../types/errors.ts';
import { errorFields } from './fragments.ts';

export type CancelAnswer = { result: { __typename: string; websiteNumber: string } | TypedError };

export const cancelAccess = operation<
  CancelAnswer,
  { input: { websiteNumber: string; password: string; confirm: boolean } }
>()`
  mutation CancelAccess($input: CancelAccessInput!) {
    result: cancelAccess(input: $input) {
      __typename ... on CancelAccessSuccess { websiteNumber } ...ErrorFields
    }
  }
  ${errorFields}`;
