import { fragment, operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

const siteFields = fragment`
  fragment DeskSiteFields on Website {
    websiteNumber name domains accessSince
    acts { id kind state sentAt decidedAt code opinion mendBy }
  }`;

/** Websites that are served, with what was sent to the authority about each. */
export const deskSites = operation(
  `query DeskSites($number: String, $domain: String, $first: Int!, $after: String) {
    websites(number: $number, domain: $domain, first: $first, after: $after) {
      totalCount isEstimate
      edges { node { ...DeskSiteFields } }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  siteFields,
);

/** The authority's reasons for a deregistration. */
export const deskReasons = operation(
  `query DeskReasons { authorityCodes(table: Zxly_dms) { code name valid } }`,
);

export const changeAccess = operation(
  `mutation ChangeAccess($input: ChangeAccessInput!) {
    result: changeAccess(input: $input) {
      __typename ... on ChangeAccessSuccess { website { ...DeskSiteFields } } ...ErrorFields
    }
  }`,
  siteFields,
  errorFields,
);

export const sendScans = operation(
  `mutation SendVerificationScans($input: SendVerificationScansInput!) {
    result: sendVerificationScans(input: $input) {
      __typename ... on SendVerificationScansSuccess { website { ...DeskSiteFields } } ...ErrorFields
    }
  }`,
  siteFields,
  errorFields,
);

export const deregister = operation(
  `mutation Deregister($input: DeregisterInput!) {
    result: deregister(input: $input) {
      __typename ... on DeregisterSuccess { number } ...ErrorFields
    }
  }`,
  errorFields,
);

export const answerUnfiledSite = operation(
  `mutation AnswerUnfiledSite($input: AnswerUnfiledSiteInput!) {
    result: answerUnfiledSite(input: $input) {
      __typename ... on AnswerUnfiledSiteSuccess { notice { id handledAt } } ...ErrorFields
    }
  }`,
  errorFields,
);

export const answerRecheckTask = operation(
  `mutation AnswerRecheckTask($input: AnswerRecheckTaskInput!) {
    result: answerRecheckTask(input: $input) {
      __typename ... on AnswerRecheckTaskSuccess { notice { id handledAt } } ...ErrorFields
    }
  }`,
  errorFields,
);
