import { operation } from '../operation.ts';
import { errorFields, filingFields } from './fragments.ts';

export const reportSmsDone = operation(
  `mutation ReportSmsDone($input: ReportSmsDoneInput!) {
    result: reportSmsDone(input: $input) {
      __typename ... on ReportSmsDoneSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const recordShipment = operation(
  `mutation RecordShipment($input: RecordShipmentInput!) {
    result: recordShipment(input: $input) {
      __typename ... on RecordShipmentSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const requestBackdrop = operation(
  `mutation RequestBackdrop($input: RequestBackdropInput!) {
    result: requestBackdrop(input: $input) {
      __typename ... on RequestBackdropSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
