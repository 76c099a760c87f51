import type { Versioned } from '../../kit/client/operations/act.graphql.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';
import { operation } from '../../kit/client/operation.ts';
import type { TypedError } from '../../kit/client/types/errors.ts';
import type { DeskFiling, RemarkInput } from '../types.ts';
import { deskFilingFields } from './fragments.ts';

/** What every decision answers: the filing after it, or a typed error. */
export type DecisionAnswer = { result: { __typename: string; filing: DeskFiling } | TypedError };

export const returnFiling = operation<
  DecisionAnswer,
  { input: Versioned & { remarks: readonly RemarkInput[] } }
>()`
  mutation ReturnFiling($input: ReturnFilingInput!) {
    result: returnFiling(input: $input) {
      __typename ... on ReturnFilingSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;

export const passReview = operation<DecisionAnswer, { input: Versioned & { reason: string | null } }>()`
  mutation PassReview($input: PassReviewInput!) {
    result: passReview(input: $input) {
      __typename ... on PassReviewSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;

export const requestOriginals = operation<
  DecisionAnswer,
  { input: Versioned & { requested: string; copies: number } }
>()`
  mutation RequestOriginals($input: RequestOriginalsInput!) {
    result: requestOriginals(input: $input) {
      __typename ... on RequestOriginalsSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;

export const receiveOriginals = operation<DecisionAnswer, { input: Versioned }>()`
  mutation ReceiveOriginals($input: ReceiveOriginalsInput!) {
    result: receiveOriginals(input: $input) {
      __typename ... on ReceiveOriginalsSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;

export const reportShipment = operation<
  DecisionAnswer,
  { input: Versioned & { outcome: 'MISSING' | 'RETURNED'; note: string } }
>()`
  mutation ReportShipment($input: ReportShipmentInput!) {
    result: reportShipment(input: $input) {
      __typename ... on ReportShipmentSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;

export const retryHandOver = operation<DecisionAnswer, { input: Versioned }>()`
  mutation RetryHandOver($input: RetryHandOverInput!) {
    result: retryHandOver(input: $input) {
      __typename ... on RetryHandOverSuccess { filing { ...DeskFilingFields } } ...ErrorFields
    }
  }
  ${deskFilingFields} ${errorFields}`;
