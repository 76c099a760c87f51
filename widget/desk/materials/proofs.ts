import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { DeskLookEvent } from '../asks.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { DeskFiling, DeskMaterial } from '../types.ts';
import { say } from '../words.ts';
import { cutOut, SIGNS } from './cut-out.ts';
import type { ReadField } from './cut-out.ts';
import { isUnseen, paperName, papersOf, pictureOf } from './papers.ts';
import type { Paper } from './papers.ts';

/** What a paper says of a value. */
export type Proof = { field: ReadField; paper: Paper; material: DeskMaterial };

/** What the papers say of each value that was typed, by its path. */
export const proofsByPath = (opened: OpenedFiling, filing: DeskFiling): Map<string, Proof> =>
  new Map(
    papersOf(filing).flatMap((paper) => {
      const { material } = paper;
      const fields = (material && opened.readingOf(material)?.fields) ?? [];
      return fields.flatMap((field): [string, Proof][] =>
        material && field.path ? [[field.path.join('.'), { field, paper, material }]] : [],
      );
    }),
  );

/**
 * The piece of paper that proves a value, which leads to the place on its picture. A paper that was not looked at yet shows nothing of
 * itself here: a piece of it would pass for a look.
 */
export function proofLine(proof: Proof | undefined, filing: DeskFiling): TemplateResult | typeof nothing {
  if (!proof) return nothing;
  const { field, paper, material } = proof;
  const { icon, tone } = SIGNS[field.match ?? 'NOT_FOUND'];
  const name = say(`reading.key.${field.key}`);
  const what = paperName(paper, filing);
  const preview = isUnseen(paper, filing) ? null : pictureOf(paper, filing);
  const part = field.box ? { part: field.box } : {};
  return html`<button
    type="button"
    class="proof"
    @click=${({ currentTarget }: Event) =>
      currentTarget?.dispatchEvent(new DeskLookEvent({ at: { paper: paper.id, ...part } }))}
  >
    <jieru-icon class=${tone} name=${icon}></jieru-icon>
    <span class="sr-only">${field.match ? say(`reading.match.${field.match}`) : nothing}</span>
    ${cutOut(field, material, preview, say('reading.cut', { name }))}
    <span class="soft">${say('reading.see', { what })}</span>
  </button>`;
}
