import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { StepKey } from './table.ts';

/** A reviewer's remark, on a field or (without path) on the whole. */
export type Remark = { path: string[]; message: string };

/** Which step a remark belongs to, by the first part of its path; everything else is about the details. */
const STEP_OF_PATH: Record<string, StepKey> = {
  server: 'SERVER',
  password: 'PASSWORD',
  materials: 'MATERIALS',
  photo: 'PHOTO',
};

/** The remarks of the review that returned the filing, while it stands returned. */
export function currentRemarks(sealer: Sealer, filing: FullFiling): Remark[] {
  if (filing.state !== 'RETURNED') return [];
  const review = filing.reviews.findLast(({ decision }) => decision === 'RETURN');
  return review?.remarks ? sealer.open<Remark[]>(review.remarks, sealContext(review.id, 'remarks')) : [];
}

/** The reviewer's remarks of one step, as issues beside the fields they speak of. */
export const remarkIssues = (sealer: Sealer, filing: FullFiling, step: StepKey): Issue[] =>
  currentRemarks(sealer, filing)
    .filter(({ path }) => (STEP_OF_PATH[path[0] ?? ''] ?? 'DETAILS') === step)
    .map(({ path, message }) => issue(path, 'REVIEW_REMARK', { remark: message }));
