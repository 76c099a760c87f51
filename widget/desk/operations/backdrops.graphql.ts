import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

export const deskBackdrops = operation(`query DeskBackdrops($first: Int!, $after: String) {
    waitingBackdrops(first: $first, after: $after) {
      totalCount isEstimate
      edges { node {
        id filingId askedAt
        to { recipient phone address }
        filing {
          state subject { subjectNumber province { code label } } websites { domains } details { subject { name } }
        }
      } }
      pageInfo { endCursor hasNextPage }
    }
  }`);

/** The address in clear; the service writes down who looked. */
export const deskBackdropAddress = operation(`query DeskBackdropAddress($id: ID!) {
    filing(id: $id) { backdropRequest { to(reveal: true) { recipient phone address } } }
  }`);

export const sendBackdrop = operation(
  `mutation SendBackdrop($input: SendBackdropInput!) {
    result: sendBackdrop(input: $input) { __typename ...ErrorFields }
  }`,
  errorFields,
);
