import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { IconName } from '../../kit/elements/icon.ts';
import type { DeskMaterial, PaperReading } from '../types.ts';
import { say } from '../words.ts';

type ReadField = PaperReading['fields'][number];
type Sign = { icon: IconName; tone: 'good' | 'warn' | 'soft' };

const SIGNS: Record<NonNullable<ReadField['match']>, Sign> = {
  EXACT: { icon: 'check', tone: 'good' },
  NEAR: { icon: 'warn', tone: 'warn' },
  NOT_FOUND: { icon: 'warn', tone: 'warn' },
  CANNOT_BE_READ: { icon: 'note', tone: 'soft' },
};

/** Round a value so much of the picture is shown besides, in heights of the value: its label stands there. */
const MARGIN = 0.4;

/** The part of the picture that shows a value: cut out by the view, so that no other picture is fetched. */
const cutOut = (
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

const line = (field: ReadField, material: DeskMaterial, preview: string | null): TemplateResult => {
  const { key, value, match, differing, sure } = field;
  const { icon, tone } = match ? SIGNS[match] : { icon: 'note' as const, tone: 'soft' as const };
  const name = say(`reading.key.${key}`);
  const told = [
    match ? say(`reading.match.${match}`) : say('reading.untyped'),
    ...differing.map(({ typed, read }) => say('reading.differs', { typed: typed || '–', read: read || '–' })),
    value !== null && !sure && match !== 'EXACT' ? say('reading.unsure') : '',
  ].filter(Boolean);
  return html`<div class="read">
    <jieru-icon class=${tone} name=${icon}></jieru-icon>
    <span
      ><span class="soft">${name}</span> ${value ?? ''}
      <span class="soft ${tone}">${told.join(' · ')}</span></span
    >
    ${cutOut(field, material, preview, say('reading.cut', { name }))}
  </div>`;
};

/** What was read of a paper by machine, beside what was typed, for the reviewer, who decides. */
export function readingLines(
  material: DeskMaterial,
  reading: PaperReading | null,
  preview: string | null,
): TemplateResult | typeof nothing {
  if (!reading) return nothing;
  if (reading.state !== 'READ')
    return html`<p class="line soft">
      <jieru-icon name=${reading.state === 'WAITING' ? 'clock' : 'note'}></jieru-icon
      ><span>${say(`reading.${reading.state}`)}</span>
    </p>`;
  return html`<div class="readings" role="group" aria-label=${say('reading.heading')}>
    ${
      reading.fields.length === 0
        ? html`<p class="soft">${say('reading.nothing')}</p>`
        : reading.fields.map((field) => line(field, material, preview))
    }
  </div>`;
}
