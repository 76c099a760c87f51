import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';
import { deskDetailsFields, deskFilingFields, readFieldFields } from './fragments.ts';

export const deskFiling = operation(
  `query DeskFiling($id: ID!) { filing(id: $id) { ...DeskFilingFields } }`,
  deskFilingFields,
);

/** What is to be known before a pass. It is asked beside the filing, which need not wait for it. */
export const deskRisks = operation(
  `query DeskRisks($id: ID!) {
    filing(id: $id) { risks { kind grave code path message filings before after } }
  }`,
);

/** Says that something changed, not what: an answer to a question asked now holds what was looked at until now. */
export const deskFilingUpdated = operation(
  `subscription DeskFilingUpdated($id: ID!) { filingUpdated(id: $id) { id version } }`,
);

/** The details in clear; the service writes down who looked. */
export const deskReveal = operation(
  `query DeskReveal($id: ID!) {
    filing(id: $id) {
      version submittedAt details(reveal: true) { ...DeskDetailsFields }
      materials(first: 100) { id reading(reveal: true) { state fields { ...ReadFieldFields } } }
    }
  }`,
  deskDetailsFields,
  readFieldFields,
);

/** Says why personal data is looked at; the service writes every look down with it. */
export const beginLook = operation(
  `mutation BeginLook($input: BeginLookInput!) {
    result: beginLook(input: $input) {
      __typename ... on BeginLookSuccess { targetId } ...ErrorFields
    }
  }`,
  errorFields,
);
