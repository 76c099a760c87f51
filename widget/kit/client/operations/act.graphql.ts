import { operation } from '../operation.ts';
import { errorFields, filingFields } from './fragments.ts';

export const submitFiling = operation(
  `mutation SubmitFiling($input: SubmitFilingInput!) {
    result: submitFiling(input: $input) {
      __typename ... on SubmitFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const resubmitFiling = operation(
  `mutation ResubmitFiling($input: ResubmitFilingInput!) {
    result: resubmitFiling(input: $input) {
      __typename ... on ResubmitFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const withdrawFiling = operation(
  `mutation WithdrawFiling($input: WithdrawFilingInput!) {
    result: withdrawFiling(input: $input) {
      __typename ... on WithdrawFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const abandonFiling = operation(
  `mutation AbandonFiling($input: AbandonFilingInput!) {
    result: abandonFiling(input: $input) {
      __typename ... on AbandonFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const editFiling = operation(
  `mutation EditFiling($input: EditFilingInput!) {
    result: editFiling(input: $input) {
      __typename ... on EditFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
