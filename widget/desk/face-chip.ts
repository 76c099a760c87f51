import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../kit/elements/icon.ts';
import '../kit/elements/more-icons.ts';
import type { FaceCheckState } from '../../schema/client/operations.ts';
import type { FaceDoubt } from './types.ts';
import { say } from './words.ts';

/** What of a face check's state speaks against the photo. */
export const doubtIn = (state: FaceCheckState | null | undefined): FaceDoubt | null =>
  !state || state === 'SAME' || state === 'WAITING' ? null : state;

/** That the face check failed or could not tell: wherever a filing is on show, so that nobody passes it unseen. */
export const faceChip = (state: FaceCheckState | null): TemplateResult | typeof nothing => {
  const doubt = doubtIn(state);
  return doubt
    ? html`<span class="chip ${doubt === 'UNAVAILABLE' ? 'today' : 'late'}" part="chip"
        ><jieru-icon name="warn"></jieru-icon>${say(`faceCheck.short.${doubt}`)}</span
      >`
    : nothing;
};
