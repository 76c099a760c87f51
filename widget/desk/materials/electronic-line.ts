import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { moment } from '../../kit/words/format.ts';
import type { DeskFiling, DeskMaterial } from '../types.ts';
import { say } from '../words.ts';

const SHOWN_OF_A_DIGEST = 16;

/** What a picture is in an electronic verification (电子化核验): which act it shows, or what the form was made of; else whether it was taken on the spot. */
const told = ({ id, live }: DeskMaterial, { electronicVerifications }: DeskFiling): string => {
  for (const { acts, frames, formId, signedAt, commitmentHash } of electronicVerifications) {
    const act = acts[frames.indexOf(id)];
    if (act) return say('electronic.act', { act: say(`act.${act}`) });
    if (formId === id && signedAt)
      return say('electronic.signed', {
        at: moment(signedAt),
        hash: commitmentHash?.slice(0, SHOWN_OF_A_DIGEST) ?? '',
      });
  }
  return live ? say('electronic.onTheSpot') : '';
};

export function electronicLine(material: DeskMaterial, filing: DeskFiling): TemplateResult | typeof nothing {
  const text = told(material, filing);
  return text
    ? html`<p class="line soft"><jieru-icon name="camera"></jieru-icon><span>${text}</span></p>`
    : nothing;
}
