import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { clockTime } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { listPanelStyles } from '../lists/list-panel-styles.ts';
import { Figures, isSpan, SPANS, type Counted, type Span, type ToldFigures } from '../store/figures.ts';
import { choiceStyles } from '../styles/choice-styles.ts';
import { say } from '../words.ts';
import { meanText } from './amounts.ts';
import { figureCards } from './cards.ts';
import { dayChart } from './day-chart.ts';
import { figuresStyles } from './figures-styles.ts';
import { exportSheet, sheetOf, tableOf } from './sheet.ts';
import {
  daysSheet,
  forecastSheet,
  provincesSheet,
  refusalsSheet,
  returnsSheet,
  reviewersSheet,
  staysSheet,
} from './sheets.ts';
import { figuresWordsReady, sayFigures } from './words.ts';

/** The figures (运营): the day at a glance, and where the time goes. */
@customElement('jieru-desk-figures')
export class JieruDeskFigures extends DeskElement {
  static override styles = [DeskElement.styles, listPanelStyles, choiceStyles, figuresStyles];

  @state() private speaks = false;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.desk && changed.has('desk')) void this.#begin();
  }

  override render(): TemplateResult | typeof nothing {
    const figures = this.desk?.figures;
    if (!figures || !this.speaks) return nothing;
    const { told, failure } = figures;
    return html`<div class="top head">
        <div>
          <h3 tabindex="-1">${sayFigures('figures.heading')}</h3>
          <div role="group" class="choices" aria-label=${sayFigures('figures.span')}>
            ${SPANS.map((span) => this.#choice(span, figures))}
          </div>
        </div>
        ${told ? html`<span class="soft">${sayFigures('figures.at', { at: clockTime(told.at) })}</span>` : nothing}
      </div>
      <div class="panel">
        ${failure ? this.#failed(failure) : nothing}
        ${
          told
            ? this.#board(told)
            : failure
              ? nothing
              : html`<p class="empty" role="status">${say('desk.loading')}</p>`
        }
      </div>`;
  }

  /** Focuses the heading. */
  async focusList(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  async #begin(): Promise<void> {
    await figuresWordsReady();
    const { desk } = this;
    if (!desk) return;
    desk.figures ??= new Figures(desk.api, desk.clock, () => desk.changed());
    this.speaks = true;
    const asked = Number(new URLSearchParams(desk.asked).get('days'));
    if (isSpan(asked) && asked !== desk.figures.span) await desk.figures.choose(asked);
    else await desk.figures.refresh();
  }

  #choice(span: Span, figures: Figures): TemplateResult {
    return html`<button
      type="button"
      class="choice"
      aria-pressed=${span === figures.span ? 'true' : 'false'}
      @click=${() => {
        this.desk?.goTo('figures', `days=${span}`);
        void figures.choose(span);
      }}
    >
      ${sayFigures('figures.lastDays', { count: span })}
    </button>`;
  }

  #failed(failure: unknown): TemplateResult {
    return html`<jieru-notice class="failed" tone="bad" live="alert" heading=${sayFigures('figures.failed')}>
      ${deskFailureText(failure)}
      <jieru-button slot="actions" @click=${() => void this.desk?.figures?.refresh(true)}
        >${say('desk.retry')}</jieru-button
      >
    </jieru-notice>`;
  }

  #board(told: ToldFigures): TemplateResult {
    const { counted } = told;
    return html`<div class="board">
      ${figureCards(told)} ${this.#days(counted)}
      <div class="stack">${sheetOf(returnsSheet(counted))} ${sheetOf(refusalsSheet(counted))}</div>
      <div class="pair">
        ${sheetOf(staysSheet(counted))} ${sheetOf(forecastSheet(counted), this.#pace(counted))}
      </div>
      <div class="pair">
        ${sheetOf(provincesSheet(told.provinces))} ${sheetOf(reviewersSheet(told.reviewers))}
      </div>
    </div>`;
  }

  #days(counted: Counted): TemplateResult {
    const sheet = daysSheet(counted);
    return html`<section class="sheet">
      <header>
        <h4>${sheet.caption}</h4>
        <jieru-button
          variant="quiet"
          label=${sayFigures('figures.exportOf', { what: sheet.caption })}
          @click=${() => exportSheet(sheet)}
          >${sayFigures('figures.export')}</jieru-button
        >
      </header>
      ${dayChart(counted)}
      <details>
        <summary>${sayFigures('figures.asTable')}</summary>
        ${tableOf(sheet)}
      </details>
    </section>`;
  }

  #pace({ reviewForecast }: Counted): TemplateResult | typeof nothing {
    if (!reviewForecast) return nothing;
    const { arriving, perWorkingDay } = reviewForecast;
    return html`<p class="soft">
      ${sayFigures('figures.pace', { arriving: meanText(arriving), decided: meanText(perWorkingDay) })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-figures': JieruDeskFigures;
  }
}
