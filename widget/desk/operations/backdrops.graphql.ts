import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';
import type { TypedError } from '../../kit/client/types/errors.ts';
import type { Address, BackdropRow, Parcel } from '../backdrops/types.ts';
import type { Page } from '../state/paged.ts';

export const deskBackdrops = operation<
  { waitingBackdrops: Page<BackdropRow> },
  { first: number; after: string | null }
>()`
  query DeskBackdrops($first: Int!, $after: String) {
    waitingBackdrops(first: $first, after: $after) {
      totalCount totalCountIsCapped
      edges { node {
        id filingId askedAt
        to { recipient phone address }
        filing {
          state subject { subjectNumber province { code name } } websites { domains } details { subject { name } }
        }
      } }
      pageInfo { endCursor hasNextPage }
    }
  }`;

/** The address in clear; the service writes down who looked. */
export const deskBackdropAddress = operation<
  { filing: { backdropRequest: { to: Address | null } | null } | null },
  { id: string }
>()`
  query DeskBackdropAddress($id: ID!) {
    filing(id: $id) { backdropRequest { to(reveal: true) { recipient phone address } } }
  }`;

export const sendBackdrop = operation<
  { result: { __typename: string } | TypedError },
  { input: Parcel & { filingId: string } }
>()`
  mutation SendBackdrop($input: SendBackdropInput!) {
    result: sendBackdrop(input: $input) { __typename ...ErrorFields }
  }
  ${errorFields}`;
