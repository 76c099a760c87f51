import { fragment, operation } from '../../kit/client/operation.ts';
import { holderFields } from './claims.graphql.ts';

const viewerFields = fragment`
  fragment DeskViewerFields on Viewer {
    __typename
    ... on StaffViewer { id displayName duties roles mode provider { name now missingHolidayNotices } }
    ... on ApplicantViewer { mode provider { name now } }
    ... on KeyViewer { mode provider { name now } }
  }`;

const rowFields = fragment`
  fragment QueueRowFields on Filing {
    id kind state version submittedAt updatedAt waitingSince reviewDueBy expectedBy legalBy resultLate
    handOverFault { at } faceDoubt claim { ...HolderFields }
    subject { subjectNumber nature province { code label } }
    websites { filedName domains }
    details { subject { name } }
  }
  ${holderFields}`;

export const deskViewer = operation(`query DeskViewer { viewer { ...DeskViewerFields } }`, viewerFields);

export const deskQueue = operation(
  `query DeskQueue($states: [FilingState!], $search: String, $order: FilingOrder, $first: Int!, $after: String) {
    viewer { ...DeskViewerFields }
    filings(states: $states, search: $search, order: $order, first: $first, after: $after) {
      totalCount isEstimate
      edges { node { ...QueueRowFields } }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  viewerFields,
  rowFields,
);

export const deskCounts = operation(`query DeskCounts(
    $search: String, $waiting: [FilingState!], $returned: [FilingState!], $originals: [FilingState!]
    $authority: [FilingState!], $done: [FilingState!]
  ) {
    waiting: filings(states: $waiting, search: $search, first: 1) { totalCount isEstimate }
    returned: filings(states: $returned, search: $search, first: 1) { totalCount isEstimate }
    originals: filings(states: $originals, search: $search, first: 1) { totalCount isEstimate }
    authority: filings(states: $authority, search: $search, first: 1) { totalCount isEstimate }
    done: filings(states: $done, search: $search, first: 1) { totalCount isEstimate }
    backdrops: waitingBackdrops(first: 1) { totalCount isEstimate }
    notices: authorityNotices(handled: false, first: 1) { totalCount isEstimate }
    alarms(standing: true, first: 1) { totalCount isEstimate }
    late: authorityNotices(handled: false, late: true, first: 20) {
      totalCount isEstimate edges { node { id list answerBy owner about { number } } }
    }
    mentions { id filingId text at writer { displayName } }
    account: authorityAccount { state }
    strays: websites(stray: true, first: 5) {
      edges { node { websiteNumber domains } }
      pageInfo { hasNextPage }
    }
  }`);
