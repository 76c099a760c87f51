import { fragment, operation } from '../../kit/client/operation.ts';

const rowFields = fragment`
  fragment AlarmRowFields on Alarm {
    id kind about
    cause remedy command
    since clearedAt
  }`;

/** What needs a person, or did until it was over by itself. */
export const deskAlarms = operation(
  `query DeskAlarms(
    $standing: Boolean!
    $first: Int!
    $after: String
  ) {
    alarms(standing: $standing, first: $first, after: $after) {
      totalCount isEstimate
      edges {
        node { ...AlarmRowFields }
      }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  rowFields,
);
