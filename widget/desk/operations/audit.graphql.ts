import { fragment, operation } from '../../kit/client/operation.ts';

const rowFields = fragment`
  fragment AuditRowFields on AuditEvent {
    id at position
    actorKind actorId actorName
    action targetId what filingId
    reason note
  }`;

/** Who did and saw what; empty conditions are none. */
export const deskAudit = operation(
  `query DeskAudit(
    $actorId: String
    $actorKind: AuditActorKind
    $actions: [AuditAction!]
    $about: String
    $from: DateTime
    $until: DateTime
    $first: Int!
    $after: String
  ) {
    auditEvents(
      actorId: $actorId, actorKind: $actorKind, actions: $actions, about: $about
      from: $from, until: $until, first: $first, after: $after
    ) {
      totalCount isEstimate
      edges { node { ...AuditRowFields } }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  rowFields,
);
