import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../kit/elements/icon.ts';
import '../kit/elements/more-icons.ts';
import { tell } from './i18n/desk-words.ts';
import type { FaceDoubt } from './types.ts';

/** That the face check failed or could not tell: wherever a filing is on show, so that nobody passes it unseen. */
export const faceChip = (doubt: FaceDoubt | null): TemplateResult | typeof nothing =>
  doubt
    ? html`<span class="chip ${doubt === 'UNAVAILABLE' ? 'today' : 'late'}"
        ><jieru-icon name="warn"></jieru-icon>${tell(`face.short.${doubt}`)}</span
      >`
    : nothing;
