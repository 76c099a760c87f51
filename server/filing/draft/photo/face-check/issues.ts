import type { FaceCheckState } from '../../../../../prisma/generated/client/enums.ts';
import { issue, type Issue } from '../../../../../schema/rules/issue.ts';
import { materialPath } from '../../../../../schema/rules/material-path.ts';
import type { FullFiling } from '../../../../../prisma/selections.ts';
import { allowedActions } from '../../../machine/machine.ts';
import { FACE_ISSUES, MOST_DIFFERING_PHOTOS } from './policy.ts';

const differs = ({ state }: { state: FaceCheckState }): boolean => FACE_ISSUES[state] !== undefined;

/**
 * Photos in which the face service did not find the person of the card, while another one can be taken. After
 * `MOST_DIFFERING_PHOTOS` of one site it no longer bars: the reviewer decides.
 */
export function faceIssues({ state, websites, photos, materials }: FullFiling): Issue[] {
  if (!allowedActions(state, 'APPLICANT').includes('UPLOAD')) return [];
  const isThere = (id: string): boolean =>
    materials.some((material) => material.id === id && material.status === 'STORED');
  return websites.flatMap(({ id: websiteId }) => {
    const taken = photos.filter(({ filingWebsiteId }) => filingWebsiteId === websiteId);
    if (taken.filter(({ faceChecks }) => faceChecks.some(differs)).length >= MOST_DIFFERING_PHOTOS) return [];
    const check = taken
      .filter(({ materialId }) => isThere(materialId))
      .flatMap(({ faceChecks }) => faceChecks)
      .find(({ current, cardId }) => current && isThere(cardId));
    const code = check && FACE_ISSUES[check.state];
    return code ? [issue(materialPath('VERIFICATION_PHOTO', websiteId), code)] : [];
  });
}
