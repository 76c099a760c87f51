import { errorFields } from '../../kit/client/operations/fragments.ts';
import { operation } from '../../kit/client/operation.ts';
import { deskFilingFields } from './fragments.ts';

export const returnFiling = operation(
  `mutation ReturnFiling($input: ReturnFilingInput!) {
    result: returnFiling(input: $input) {
      __typename ... on ReturnFilingSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);

export const passReview = operation(
  `mutation PassReview($input: PassReviewInput!) {
    result: passReview(input: $input) {
      __typename ... on PassReviewSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);

export const requestOriginals = operation(
  `mutation RequestOriginals($input: RequestOriginalsInput!) {
    result: requestOriginals(input: $input) {
      __typename ... on RequestOriginalsSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);

export const receiveOriginals = operation(
  `mutation ReceiveOriginals($input: ReceiveOriginalsInput!) {
    result: receiveOriginals(input: $input) {
      __typename ... on ReceiveOriginalsSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);

export const reportShipment = operation(
  `mutation ReportShipment($input: ReportShipmentInput!) {
    result: reportShipment(input: $input) {
      __typename ... on ReportShipmentSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);

export const retryHandOver = operation(
  `mutation RetryHandOver($input: RetryHandOverInput!) {
    result: retryHandOver(input: $input) {
      __typename ... on RetryHandOverSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }`,
  deskFilingFields,
  errorFields,
);
