import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/icon.ts';
import { DeskLookEvent } from '../asks.ts';
import type { LookTarget } from '../asks.ts';
import { DeskOpenEvent } from '../events.ts';
import { papersOf } from '../materials/papers.ts';
import { placeName } from '../remarks/place-name.ts';
import type { DeskFiling, DeskRisk } from '../types.ts';
import { say } from '../words.ts';

/** So many letters of a filing's id tell it from others of the day. */
const ID_TAIL = 6;

/** Where a risk stands: a paper that is there, else a value. */
const standsAt = ({ path }: DeskRisk, filing: DeskFiling): LookTarget => {
  const paper = papersOf(filing).find((one) => one.path.join('.') === path.join('.'));
  return paper ? { paper: paper.id } : { field: path };
};

const lead = (event: Event, at: LookTarget): void => {
  event.currentTarget?.dispatchEvent(new DeskLookEvent({ at }));
};

const open = (event: Event, filingId: string): void => {
  event.currentTarget?.dispatchEvent(new DeskOpenEvent({ filingId }));
};

const others = ({ filings }: DeskRisk): TemplateResult | typeof nothing =>
  filings.length === 0
    ? nothing
    : html`<span class="others">
        ${filings.map(
          (id) =>
            html`<button
              type="button"
              class="other"
              aria-label=${say('risk.filing', { id })}
              title=${id}
              @click=${(event: Event) => open(event, id)}
            >
              …${id.slice(-ID_TAIL)}
            </button>`,
        )}
      </span>`;

const card = (risk: DeskRisk, filing: DeskFiling): TemplateResult => {
  const { grave, path, message, code } = risk;
  return html`<li class="risk ${grave ? 'grave' : ''}" data-code=${code}>
    <jieru-icon name=${grave ? 'bad' : 'warn'}></jieru-icon>
    <button type="button" class="way" @click=${(event: Event) => lead(event, standsAt(risk, filing))}>
      ${grave ? html`<span class="sr-only">${say('risk.grave')}</span>` : nothing}
      <strong>${placeName(path, filing)}</strong>
      <span>${message}</span>
    </button>
    ${others(risk)}
  </li>`;
};

/** What the applicant changed since the return: one card, or it would hide what speaks against the filing. */
const changedCard = (changed: readonly DeskRisk[], filing: DeskFiling): TemplateResult =>
  html`<li class="risk changed" data-code="RISK_CHANGED">
    <jieru-icon name="note"></jieru-icon>
    <div class="way">
      <strong>${say('risk.changed', { count: changed.length })}</strong>
      <span class="others">
        ${changed.map(
          (one) =>
            html`<button
              type="button"
              class="other"
              @click=${(event: Event) => lead(event, standsAt(one, filing))}
            >
              ${placeName(one.path, filing)}
            </button>`,
        )}
      </span>
    </div>
  </li>`;

/** One card for each risk, each leading to where it stands; what was changed stands together at the end. */
export const riskCards = (risks: readonly DeskRisk[], filing: DeskFiling): TemplateResult[] => {
  const changed = risks.filter(({ kind }) => kind === 'CHANGED');
  const others = risks.filter(({ kind }) => kind !== 'CHANGED');
  return [
    ...others.map((risk) => card(risk, filing)),
    ...(changed.length > 0 ? [changedCard(changed, filing)] : []),
  ];
};

/** The risks that take a reason in words to pass over. */
export const graveOf = (risks: readonly DeskRisk[] | null): readonly DeskRisk[] =>
  (risks ?? []).filter(({ grave }) => grave);
