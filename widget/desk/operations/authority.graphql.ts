import { fragment, operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

const noticeFields = fragment`
  fragment NoticeFields on AuthorityNotice {
    id list at answerBy severity handledAt handledBy ownerId owner about { kind number } filing { id }
  }`;

export const deskNotices = operation(
  `query DeskNotices(
    $list: String, $handled: Boolean, $ownerId: ID, $unassigned: Boolean, $late: Boolean, $first: Int!, $after: String) {
    authorityAccount { state code reason since }
    colleagues { id displayName }
    authorityNotices(
      list: $list, handled: $handled, ownerId: $ownerId, unassigned: $unassigned, late: $late
      first: $first, after: $after
    ) {
      totalCount isEstimate
      edges { node { ...NoticeFields } }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  noticeFields,
);

export const deskMessages =
  operation(`query DeskMessages($status: [AuthorityMessageStatus!], $method: [String!], $first: Int!, $after: String) {
    authorityAccount { state code reason since }
    authorityMessages(status: $status, method: $method, first: $first, after: $after) {
      totalCount isEstimate
      edges { node {
        id direction method operation fileName sequence filingIds status code reason text attempts at settledAt
      } }
      pageInfo { endCursor hasNextPage }
    }
  }`);

/** What an entry says; the service writes down who looked. */
export const deskNoticeContent = operation(
  `query DeskNoticeContent($id: ID!) { authorityNotice(id: $id) { content } }`,
);

export const markNotice = operation(
  `mutation MarkAuthorityNotice($input: MarkAuthorityNoticeInput!) {
    result: markAuthorityNotice(input: $input) {
      __typename ... on MarkAuthorityNoticeSuccess { notice { ...NoticeFields } } ...ErrorFields
    }
  }`,
  noticeFields,
  errorFields,
);

export const assignNotice = operation(
  `mutation AssignAuthorityNotice($input: AssignAuthorityNoticeInput!) {
    result: assignAuthorityNotice(input: $input) {
      __typename ... on AssignAuthorityNoticeSuccess { notice { ...NoticeFields } } ...ErrorFields
    }
  }`,
  noticeFields,
  errorFields,
);
