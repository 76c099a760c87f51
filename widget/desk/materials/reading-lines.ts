import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskMaterial, PaperReading } from '../types.ts';
import { say } from '../words.ts';
import { cutOut, SIGNS } from './cut-out.ts';
import type { ReadField } from './cut-out.ts';

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
