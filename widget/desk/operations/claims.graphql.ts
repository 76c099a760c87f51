import { errorFields } from '../../kit/client/operations/fragments.ts';
import { fragment, operation } from '../../kit/client/operation.ts';

/** Who works on a filing, and until when unless they go on. */
export const holderFields = fragment`fragment HolderFields on FilingClaim { reviewer mine expiresAt }`;

export const claimFiling = operation(
  `mutation ClaimFiling($input: ClaimFilingInput!) {
    result: claimFiling(input: $input) {
      __typename
      ... on ClaimFilingSuccess { filing { id claim { ...HolderFields } } }
      ... on ClaimedError { reviewer expiresAt }
      ...ErrorFields
    }
  }`,
  holderFields,
  errorFields,
);

export const releaseFiling = operation(
  `mutation ReleaseFiling($input: ReleaseFilingInput!) {
    result: releaseFiling(input: $input) {
      __typename ... on ReleaseFilingSuccess { filing { id } } ...ErrorFields
    }
  }`,
  errorFields,
);

/** The filing that has waited longest and that nobody has: the service decides, so that two never get the same. */
export const claimNextFiling = operation(
  `mutation ClaimNextFiling($input: ClaimNextFilingInput!) {
    result: claimNextFiling(input: $input) {
      __typename ... on ClaimNextFilingSuccess { filing { id } } ...ErrorFields
    }
  }`,
  errorFields,
);
