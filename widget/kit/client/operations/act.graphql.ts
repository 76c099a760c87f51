import { operation } from '../operation.ts';
import type { TypedError } from '../types/errors.ts';
import type { FilingView } from '../types/filing.ts';
import { errorFields, filingFields } from './fragments.ts';

/** What every change of a filing answers: the filing after it, or a typed error. */
export type FilingAnswer = { result: { __typename: string; filing: FilingView } | TypedError };

export type Versioned = { filingId: string; expectedVersion: number };

export const submitFiling = operation<FilingAnswer, { input: Versioned }>()`
  mutation SubmitFiling($input: SubmitFilingInput!) {
    result: submitFiling(input: $input) {
      __typename ... on SubmitFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const resubmitFiling = operation<FilingAnswer, { input: Versioned }>()`
  mutation ResubmitFiling($input: ResubmitFilingInput!) {
    result: resubmitFiling(input: $input) {
      __typename ... on ResubmitFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const withdrawFiling = operation<FilingAnswer, { input: Versioned }>()`
  mutation WithdrawFiling($input: WithdrawFilingInput!) {
    result: withdrawFiling(input: $input) {
      __typename ... on WithdrawFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const abandonFiling = operation<FilingAnswer, { input: Versioned }>()`
  mutation AbandonFiling($input: AbandonFilingInput!) {
    result: abandonFiling(input: $input) {
      __typename ... on AbandonFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const editFiling = operation<FilingAnswer, { input: Versioned }>()`
  mutation EditFiling($input: EditFilingInput!) {
    result: editFiling(input: $input) {
      __typename ... on EditFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
