import { operation } from '../operation.ts';
import type { TypedError } from '../types/errors.ts';
import type { CodeNeedView } from '../types/home.ts';
import { errorFields } from './fragments.ts';

export type CancelAnswer = { result: { __typename: string; websiteNumber: string } | TypedError };

export const cancelAccess = operation<
  CancelAnswer,
  { input: { websiteNumber: string; password: string; confirm: boolean; code: string | null } }
>()`
  mutation CancelAccess($input: CancelAccessInput!) {
    result: cancelAccess(input: $input) {
      __typename ... on CancelAccessSuccess { websiteNumber } ...ErrorFields
    }
  }
  ${errorFields}`;

export type CodeAnswer = {
  result: { __typename: string; phone: string; resendAfterSeconds: number; expiresAt: string } | TypedError;
};

export const requestCancellationCode = operation<CodeAnswer, { input: { websiteNumber: string } }>()`
  mutation RequestCancellationCode($input: RequestCancellationCodeInput!) {
    result: requestCancellationCode(input: $input) {
      __typename
      ... on RequestCancellationCodeSuccess { phone resendAfterSeconds expiresAt }
      ...ErrorFields
    }
  }
  ${errorFields}`;

export type CodeNeedAnswer = {
  node: {
    records: { websites: { websiteNumber: string; cancellationCode: CodeNeedView | null }[] }[];
  } | null;
};

/** Asked when somebody is about to cancel, and not for every website that is listed. */
export const codeNeedQuery = operation<CodeNeedAnswer, { id: string }>()`
  query CancellationCode($id: ID!) {
    node(id: $id) { ... on Subject { records { websites {
      websiteNumber cancellationCode { needed phone reason { code message } }
    } } } }
  }`;
