import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { IconName } from '../../kit/elements/icon.ts';
import type { DeskMaterial, PaperReading } from '../types.ts';

export type ReadField = PaperReading['fields'][number];
type Sign = { icon: IconName; tone: 'good' | 'warn' | 'soft' };

/** How it is shown that what was typed stands on the paper, or does not. */
export const SIGNS: Record<NonNullable<ReadField['match']>, Sign> = {
  EXACT: { icon: 'check', tone: 'good' },
  NEAR: { icon: 'warn', tone: 'warn' },
  NOT_FOUND: { icon: 'warn', tone: 'warn' },
  CANNOT_BE_READ: { icon: 'note', tone: 'soft' },
};

/** Round a value so much of the picture is shown besides, in heights of the value: its label stands there. */
const MARGIN = 0.4;

/** The part of the picture that shows a value: cut out by the view, so that no other picture is fetched. */
export const cutOut = (
  { box }: ReadField,
  { width, height }: DeskMaterial,
  preview: string | null,
  what: string,
): TemplateResult | typeof nothing => {
  if (!box || !preview || !width || !height) return nothing;
  const around = box.height * height * MARGIN;
  const view = [
    box.x * width - around,
    box.y * height - around,
    box.width * width + 2 * around,
    box.height * height + 2 * around,
  ];
  return html`<svg class="cut" role="img" aria-label=${what} viewBox=${view.map(Math.round).join(' ')}>
    ${svg`<image href=${preview} width=${width} height=${height}></image>`}
  </svg>`;
};
