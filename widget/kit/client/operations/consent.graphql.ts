import { operation } from '../operation.ts';
import type { ConsentPurpose } from '../types/codes.ts';
import type { TypedError } from '../types/errors.ts';
import type { ConsentTextView, ConsentView } from '../types/consent.ts';
import type { FilingView } from '../types/filing.ts';
import { errorFields, filingFields } from './fragments.ts';

export type ConsentLanguage = 'ZH_CN' | 'EN';

export const consentTextsQuery = operation<
  { consentTexts: ConsentTextView[]; viewer: { provider: { privacyPolicyUrl: string | null } } },
  { language: ConsentLanguage }
>()`
  query ConsentTexts($language: ConsentLanguage!) {
    consentTexts(language: $language) { purpose version hash title text agree }
    viewer { ... on ApplicantViewer { provider { privacyPolicyUrl } } }
  }`;

export type GrantInput = {
  filingId: string | null;
  purpose: ConsentPurpose;
  version: string;
  hash: string;
  language: ConsentLanguage;
};

export type GrantAnswer = {
  result: { __typename: string; filing: FilingView | null; consent: ConsentView } | TypedError;
};

export const grantConsent = operation<GrantAnswer, { input: GrantInput }>()`
  mutation GrantConsent($input: GrantConsentInput!) {
    result: grantConsent(input: $input) {
      __typename
      ... on GrantConsentSuccess { filing { ...FilingFields } consent { purpose version grantedAt withdrawnAt } }
      ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export type WithdrawAnswer = {
  result: { __typename: string; filing: FilingView; message: string } | TypedError;
};

export const withdrawConsent = operation<
  WithdrawAnswer,
  { input: { filingId: string; purpose: ConsentPurpose } }
>()`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    result: withdrawConsent(input: $input) {
      __typename
      ... on WithdrawConsentSuccess { filing { ...FilingFields } message }
      ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
