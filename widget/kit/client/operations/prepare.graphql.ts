import { operation } from '../operation.ts';
import { errorFields, filingFields, serverFields } from './fragments.ts';

/** What a province asks, before there is a filing that it is asked of. */
export const readyQuery = operation(
  `query Ready($code: String!, $nature: SubjectNature!) {
    province(code: $code) {
      name
      rules(nature: $nature, kind: NEW_ACCESS) {
        smsRequired smsWindowHours photoKinds expectedDaysMin expectedDaysMax
        notes { key step text national }
      }
    }
  }`,
);

export const serversQuery = operation(
  `query Servers($filingId: ID!) {
    servers(first: 100) { edges { node { ...ServerFields obstacles { message } } } }
    filing(id: $filingId) { details { lockedFields } }
  }`,
  serverFields,
);

export const verifyServer = operation(
  `mutation VerifyServer($input: VerifyServerInput!) {
    result: verifyServer(input: $input) {
      __typename ... on VerifyServerSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);

export const verifyFilingPassword = operation(
  `mutation VerifyFilingPassword($input: VerifyFilingPasswordInput!) {
    result: verifyFilingPassword(input: $input) {
      __typename ... on VerifyFilingPasswordSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
