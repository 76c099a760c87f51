import type { Material, Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { materialPath } from '../../../schema/rules/material-path.ts';
import { seenSince, type Seen } from '../../platform/looks/seen.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';

/** What a reviewer has still to look at before passing a filing. */
export type Unseen = {
  /** The details in clear, which alone can be compared with the papers. */
  details: boolean;
  /** Stored papers, the photos among them. */
  materials: Material[];
};

type Reviewed = { id: string; state: FilingState; submittedAt: Date | null; materials: Material[] };

const NOTHING: Seen = { details: false, picture: () => false };

/** Waiting for originals is a part of the review: the data and papers stay as they were submitted. */
const UNDER_REVIEW: readonly FilingState[] = ['IN_REVIEW', 'AWAITING_ORIGINALS'];

/**
 * What this reviewer has not looked at since the filing was last submitted, whatever others have seen; null when it is not
 * under review. Between two submissions data and papers may have changed, so each begins a new round.
 */
export async function unseenOf(
  tx: Prisma.TransactionClient,
  actor: StaffActor,
  { id, state, submittedAt, materials }: Reviewed,
): Promise<Unseen | null> {
  if (!UNDER_REVIEW.includes(state)) return null;
  const seen = submittedAt ? await seenSince(tx, actor, id, submittedAt) : NOTHING;
  return {
    details: !seen.details,
    materials: materials.filter((one) => one.status === 'STORED' && !seen.picture(one.id)),
  };
}

/** One issue for each paper and for the details. */
export const unseenIssues = ({ details, materials }: Unseen): Issue[] => [
  ...materials.map((material) =>
    issue(materialPath(material.kind, material.filingWebsiteId), 'PAPER_UNSEEN', { material: material.kind }),
  ),
  ...(details ? [issue(['details'], 'DETAILS_UNSEEN')] : []),
];
