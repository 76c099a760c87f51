import { operation } from '../operation.ts';
import { errorFields } from './fragments.ts';

export const claimFilingRecord = operation(
  `mutation ClaimFilingRecord($input: ClaimFilingRecordInput!) {
    result: claimFilingRecord(input: $input) {
      __typename ... on ClaimFilingRecordSuccess { subjects { id } } ...ErrorFields
    }
  }`,
  errorFields,
);
