import { fragment, operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

const accountFields = fragment`
  fragment DeskAccountFields on AuthorityAccount {
    id bureau provinces state code reason since lastSequence pausedUntil restsSince
  }`;

const checkFields = fragment`
  fragment DeskCheckFields on AccountCheck { check outcome code detail }`;

/** The accounts with the authority, and how many filings are held. */
export const deskAccounts = operation(
  `query DeskAccounts {
    authorityAccounts { ...DeskAccountFields }
    held: alarms(kinds: [ORDER_HELD], standing: true, first: 1) { totalCount isEstimate }
  }`,
  accountFields,
);

export const pauseAccount = operation(
  `mutation PauseAuthorityAccount($input: PauseAuthorityAccountInput!) {
    result: pauseAuthorityAccount(input: $input) {
      __typename ... on PauseAuthorityAccountSuccess { done } ...ErrorFields
    }
  }`,
  errorFields,
);

export const resumeAccount = operation(
  `mutation ResumeAuthorityAccount($input: ResumeAuthorityAccountInput!) {
    result: resumeAuthorityAccount(input: $input) {
      __typename ... on ResumeAuthorityAccountSuccess { done replyCode problem } ...ErrorFields
    }
  }`,
  errorFields,
);

export const settleUpload = operation(
  `mutation SettleAuthorityUpload($input: SettleAuthorityUploadInput!) {
    result: settleAuthorityUpload(input: $input) {
      __typename ... on SettleAuthorityUploadSuccess { sequence } ...ErrorFields
    }
  }`,
  errorFields,
);

export const setSequence = operation(
  `mutation SetAuthoritySequence($input: SetAuthoritySequenceInput!) {
    result: setAuthoritySequence(input: $input) {
      __typename
      ... on SetAuthoritySequenceSuccess { done sent uploads { sequence operation waits } }
      ...ErrorFields
    }
  }`,
  errorFields,
);

export const rotateSecrets = operation(
  `mutation RotateAuthoritySecrets($input: RotateAuthoritySecretsInput!) {
    result: rotateAuthoritySecrets(input: $input) {
      __typename ... on RotateAuthoritySecretsSuccess { done replyCode problem } ...ErrorFields
    }
  }`,
  errorFields,
);

export const examineAccount = operation(
  `mutation ExamineAuthorityAccount($input: ExamineAuthorityAccountInput!) {
    result: examineAuthorityAccount(input: $input) {
      __typename ... on ExamineAuthorityAccountSuccess { checks { ...DeskCheckFields } } ...ErrorFields
    }
  }`,
  checkFields,
  errorFields,
);

export const retryHeld = operation(
  `mutation RetryHeldFilings($input: RetryHeldFilingsInput!) {
    result: retryHeldFilings(input: $input) {
      __typename ... on RetryHeldFilingsSuccess { queued } ...ErrorFields
    }
  }`,
  errorFields,
);

export const reopenFile = operation(
  `mutation ReopenAuthorityFile($input: ReopenAuthorityFileInput!) {
    result: reopenAuthorityFile(input: $input) {
      __typename ... on ReopenAuthorityFileSuccess { done problem } ...ErrorFields
    }
  }`,
  errorFields,
);

export const acknowledgeFile = operation(
  `mutation AcknowledgeAuthorityFile($input: AcknowledgeAuthorityFileInput!) {
    result: acknowledgeAuthorityFile(input: $input) {
      __typename ... on AcknowledgeAuthorityFileSuccess { file { id settledAt } } ...ErrorFields
    }
  }`,
  errorFields,
);
