import { fragment, operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

const noticeFields = fragment`
  fragment NoticeFields on AuthorityNotice {
    id list at handledAt about { kind number } filing { id }
  }`;

export const deskNotices = operation(
  `query DeskNotices($list: String, $handled: Boolean, $first: Int!, $after: String) {
    authorityAccount { state code reason since }
    authorityNotices(list: $list, handled: $handled, first: $first, after: $after) {
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
        id direction method operation fileName sequence filingIds status code reason text attempts at
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
