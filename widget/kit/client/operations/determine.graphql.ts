import { operation } from '../operation.ts';
import { errorFields, filingFields, rulesFields } from './fragments.ts';

export const determineFilingType = operation(
  `mutation DetermineFilingType($input: DetermineFilingTypeInput!) {
    result: determineFilingType(input: $input) {
      __typename
      ... on AccessPossible {
        determinationId kind expiresAt subjectNumber
        sites { websiteNumber name domains }
        warnings { path code message rule }
        rules { ...RulesFields }
      }
      ... on OtherFilingType {
        type row why nextSteps ask domains decidedBy warnings { path code message rule }
      }
      ...ErrorFields
    }
  }`,
  rulesFields,
  errorFields,
);

export const startFiling = operation(
  `mutation StartFiling($input: StartFilingInput!) {
    result: startFiling(input: $input) {
      __typename ... on StartFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
