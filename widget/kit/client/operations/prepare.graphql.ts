import { operation } from '../operation.ts';
import { errorFields, filingFields, serverFields } from './fragments.ts';

export const serversQuery = operation(
  `query Servers($filingId: ID!) {
    servers(first: 100) { edges { node { ...ServerFields } } }
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
