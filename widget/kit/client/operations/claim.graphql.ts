import { operation } from '../operation.ts';
import type { TypedError } from '../types/errors.ts';
import { errorFields } from './fragments.ts';

export type ClaimAnswer = { result: { __typename: string; subjects: { id: string }[] } | TypedError };

export const claimFilingRecord = operation<
  ClaimAnswer,
  { input: { subjectNumber: string; password: string } }
>()`
  mutation ClaimFilingRecord($input: ClaimFilingRecordInput!) {
    result: claimFilingRecord(input: $input) {
      __typename ... on ClaimFilingRecordSuccess { subjects { id } } ...ErrorFields
    }
  }
  ${errorFields}`;
