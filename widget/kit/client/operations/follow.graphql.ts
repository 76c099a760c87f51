import { operation } from '../operation.ts';
import type { FilingAnswer, Versioned } from './act.graphql.ts';
import { errorFields, filingFields } from './fragments.ts';

export const reportSmsDone = operation<FilingAnswer, { input: Versioned }>()`
  mutation ReportSmsDone($input: ReportSmsDoneInput!) {
    result: reportSmsDone(input: $input) {
      __typename ... on ReportSmsDoneSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const recordShipment = operation<
  FilingAnswer,
  { input: Versioned & { courier: string; trackingNumber: string } }
>()`
  mutation RecordShipment($input: RecordShipmentInput!) {
    result: recordShipment(input: $input) {
      __typename ... on RecordShipmentSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const requestBackdrop = operation<
  FilingAnswer,
  { input: { filingId: string; recipient: string; phone: string; address: string } }
>()`
  mutation RequestBackdrop($input: RequestBackdropInput!) {
    result: requestBackdrop(input: $input) {
      __typename ... on RequestBackdropSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
