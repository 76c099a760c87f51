import { operation } from '../operation.ts';
import { errorFields, filingFields } from './fragments.ts';

export const grantConsent = operation(
  `mutation GrantConsent($input: GrantConsentInput!) {
    result: grantConsent(input: $input) {
      __typename
      ... on GrantConsentSuccess { filing { ...FilingFields } consent { purpose version grantedAt withdrawnAt } }
      ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const withdrawConsent = operation(
  `mutation WithdrawConsent($input: WithdrawConsentInput!) {
    result: withdrawConsent(input: $input) {
      __typename
      ... on WithdrawConsentSuccess { filing { ...FilingFields } message }
      ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
