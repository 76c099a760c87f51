import { operation } from '../operation.ts';
import { errorFields, filingFields } from './fragments.ts';

export const homeQuery = operation(`query Home {
    subjects(first: 20) { edges { node {
      id nature certificateType certificateNumberMasked
      continuation { canContinue message openFilingId wayOut portalUrl }
      records { subjectNumber notices { text at } websites {
        websiteNumber name domains accessSince accessCancelledAt
        cancellation { state requestedAt decidedAt reason opinion wayOn }
        lastLook { notice straySince }
        notices { text at }
        inspections { id state mendBy reportedAt faults { what todo remark } }
        cancellationWarnings { path code message rule }
      } }
    } } }
    filings(first: 20) { edges { node {
      id kind state version allowed nextExpected createdAt subject { subjectNumber } websites { domains }
    } } }
  }`);

export const continueFiling = operation(
  `mutation ContinueFiling($input: ContinueFilingInput!) {
    result: continueFiling(input: $input) {
      __typename ... on ContinueFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const claimFilingRecord = operation(
  `mutation ClaimFilingRecord($input: ClaimFilingRecordInput!) {
    result: claimFilingRecord(input: $input) {
      __typename ... on ClaimFilingRecordSuccess { subjects { id } } ...ErrorFields
    }
  }`,
  errorFields,
);

export const reportInspectionMended = operation(
  `mutation ReportInspectionMended($input: ReportInspectionMendedInput!) {
    result: reportInspectionMended(input: $input) {
      __typename ... on ReportInspectionMendedSuccess { website { id reportedAt } } ...ErrorFields
    }
  }`,
  errorFields,
);
