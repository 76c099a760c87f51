import { operation } from '../operation.ts';
import { errorFields } from './fragments.ts';

export const cancelAccess = operation(
  `mutation CancelAccess($input: CancelAccessInput!) {
    result: cancelAccess(input: $input) {
      __typename ... on CancelAccessSuccess { websiteNumber } ...ErrorFields
    }
  }`,
  errorFields,
);

export const requestCancellationCode = operation(
  `mutation RequestCancellationCode($input: RequestCancellationCodeInput!) {
    result: requestCancellationCode(input: $input) {
      __typename
      ... on RequestCancellationCodeSuccess { phone resendAfterSeconds expiresAt }
      ...ErrorFields
    }
  }`,
  errorFields,
);

/** Asked when somebody is about to cancel, and not for every website that is listed. */
export const codeNeedQuery = operation(`query CancellationCode($id: ID!) {
    node(id: $id) { ... on Subject { records { websites {
      websiteNumber cancellationCode { needed phone reason { code message } }
    } } } }
  }`);
