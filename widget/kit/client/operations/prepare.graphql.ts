import { operation } from '../operation.ts';
import type { ServerView } from '../types/filing.ts';
import type { FilingAnswer, Versioned } from './act.graphql.ts';
import { errorFields, filingFields, serverFields } from './fragments.ts';

export const serversQuery = operation<{ servers: { edges: { node: ServerView }[] } }>()`
  query Servers { servers(first: 100) { edges { node { ...ServerFields } } } }
  ${serverFields}`;

export const verifyServer = operation<
  FilingAnswer,
  { input: Versioned & { websiteId: string; serverId: string | null; serviceCode: string | null } }
>()`
  mutation VerifyServer($input: VerifyServerInput!) {
    result: verifyServer(input: $input) {
      __typename ... on VerifyServerSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;

export const verifyFilingPassword = operation<FilingAnswer, { input: Versioned & { password: string } }>()`
  mutation VerifyFilingPassword($input: VerifyFilingPasswordInput!) {
    result: verifyFilingPassword(input: $input) {
      __typename ... on VerifyFilingPasswordSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
