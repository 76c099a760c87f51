import { operation } from '../operation.ts';
import type { FilingKind } from '../types/codes.ts';
import type { ApiIssue, TypedError } from '../types/errors.ts';
import type { ProvinceDivisions, ProvinceListItem, ProvinceRulesView } from '../types/province.ts';
import type { FilingAnswer } from './act.graphql.ts';
import { errorFields, filingFields, rulesFields } from './fragments.ts';

export type DetermineInput = {
  province: string;
  city: string;
  county: string | null;
  nature: string;
  certificateType: string;
  certificateNumber: string;
  domains: string[];
  /** The answer to `ask` of an earlier answer. */
  hasSite?: boolean;
  /** The number stands on the paper so, although its check character fails. */
  confirmCertificateNumber?: boolean;
};

/** What is to be done instead of an access filing. */
export type OtherType =
  | 'CONFLICT'
  | 'FIRST'
  | 'IMPORT_FIRST'
  | 'NEW_SITE_ELSEWHERE'
  | 'NEW_SITE_HERE'
  | 'NOTHING_TO_FILE'
  | 'ORDER_IN_PROGRESS'
  | 'OTHER_ACCOUNT'
  | 'SHELL_SUBJECT';

export type AccessPossible = {
  __typename: 'AccessPossible';
  determinationId: string;
  kind: FilingKind;
  expiresAt: string;
  subjectNumber: string;
  sites: { websiteNumber: string; name: string | null; domains: string[] }[];
  /** What should be known first and does not bar it. */
  warnings: ApiIssue[];
  rules: ProvinceRulesView;
};

export type OtherFilingType = {
  __typename: 'OtherFilingType';
  type: OtherType;
  /** A question that only the applicant can answer; the rest of the answer is a guess until then. */
  ask: string | null;
  /** The domains that led to this answer. */
  domains: string[];
  row: number;
  why: string;
  /** What may have led astray. */
  warnings: ApiIssue[];
  nextSteps: string[];
  decidedBy: string[];
};

export type DetermineAnswer = { result: AccessPossible | OtherFilingType | TypedError };

export const provincesQuery = operation<{ provinces: ProvinceListItem[] }>()`
  query Provinces { provinces { code name prefix } }`;

export const divisionsQuery = operation<{ province: ProvinceDivisions | null }, { code: string }>()`
  query Divisions($code: String!) {
    province(code: $code) { code name cities { code name counties { code name } } }
  }`;

export const determineFilingType = operation<DetermineAnswer, { input: DetermineInput }>()`
  mutation DetermineFilingType($input: DetermineFilingTypeInput!) {
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
  }
  ${rulesFields} ${errorFields}`;

export const startFiling = operation<FilingAnswer, { input: { determinationId: string } }>()`
  mutation StartFiling($input: StartFilingInput!) {
    result: startFiling(input: $input) {
      __typename ... on StartFilingSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
