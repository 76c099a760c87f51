import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FaceCheckView } from '../../kit/client/views.ts';
import type { IconName } from '../../kit/elements/icon.ts';
import { moment } from '../../kit/words/format.ts';
import { doubtIn } from '../face-chip.ts';
import type { DeskMaterial, FaceDoubt } from '../types.ts';
import { say } from '../words.ts';

type Look = { icon: IconName; tone: 'good' | 'warn' | 'soft' };

const LOOKS: Record<FaceCheckView['state'], Look> = {
  WAITING: { icon: 'clock', tone: 'soft' },
  SAME: { icon: 'check', tone: 'good' },
  DIFFERENT: { icon: 'warn', tone: 'warn' },
  NO_FACE: { icon: 'warn', tone: 'warn' },
  SEVERAL_FACES: { icon: 'warn', tone: 'warn' },
  UNSURE: { icon: 'note', tone: 'warn' },
  UNAVAILABLE: { icon: 'note', tone: 'soft' },
};

/** What speaks against a photo, if something does. */
export const doubtOf = (material: DeskMaterial | null): FaceDoubt | null =>
  doubtIn(material?.faceCheck?.state);

/** What the face service said of a photo, for the reviewer, who decides. */
export function faceLine({ faceCheck }: DeskMaterial): TemplateResult | typeof nothing {
  if (!faceCheck) return nothing;
  const { state, score, reason, askedAt } = faceCheck;
  const { icon, tone } = LOOKS[state];
  const told = [
    say(`faceCheck.${state}`),
    score === null ? '' : say('faceCheck.score', { percent: Math.round(score * 100) }),
    reason ?? '',
    askedAt ? moment(askedAt) : '',
  ].filter(Boolean);
  return html`<p class="line face ${tone}">
    <jieru-icon name=${icon}></jieru-icon><span>${told.join(' · ')}</span>
  </p>`;
}
