import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FilingView, TimelineEventView } from '../client/views.ts';
import { JieruElement } from './element.ts';
import { day, moment } from '../words/format.ts';
import { say } from '../words/words.ts';

/** What happened, newest first, with the next expected thing on top. */
@customElement('jieru-timeline')
export class JieruTimeline extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      h3 {
        margin-bottom: 10px;
        font-size: 1em;
        font-weight: 650;
      }
      li {
        position: relative;
        padding: 0 0 18px 26px;
      }
      li::before {
        content: '';
        position: absolute;
        left: 3px;
        top: 8px;
        width: 10px;
        height: 10px;
        border: 2px solid var(--j-line-strong);
        border-radius: 50%;
        background: var(--j-surface);
      }
      li::after {
        content: '';
        position: absolute;
        left: 8.5px;
        top: 22px;
        bottom: -6px;
        width: 1px;
        background: var(--j-line);
      }
      li:last-child::after {
        display: none;
      }
      .next::before {
        border-color: var(--j-accent);
        border-style: dashed;
      }
      .next .text {
        font-size: 1.067em;
        font-weight: 650;
      }
      .latest::before {
        border-color: var(--j-ok-fill);
        background: var(--j-ok-fill);
      }
      time,
      .when {
        display: block;
        font-size: 0.867em;
        color: var(--j-ink-soft);
      }
    `,
  ];

  /** The filing whose history is told. */
  @property({ attribute: false }) filing: FilingView | null = null;

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const { timeline, nextExpected, expectedBy, legalBy, resultLate, state } = this.filing;
    const ended = state === 'APPROVED' || state === 'ABANDONED';
    const events = [...timeline].sort((one, other) => other.sequence - one.sequence);
    return html`<h3 id="heading">${say('timeline.heading')}</h3>
      <ol part="timeline" aria-labelledby="heading">
        ${
          nextExpected && !ended
            ? html`<li class="next">
                <span class="sr-only">${say('timeline.next')}</span>
                <div class="text">${nextExpected}</div>
                ${expectedBy && legalBy ? html`<span class="when">${resultLate ? say('timeline.late', { day: day(legalBy) }) : say('timeline.by', { day: day(expectedBy), legal: day(legalBy) })}</span>` : nothing}
              </li>`
            : nothing
        }
        ${events.map((event, index) => this.#event(event, index === 0))}
      </ol>`;
  }

  #event({ text, at }: TimelineEventView, latest: boolean): TemplateResult {
    return html`<li class=${latest ? 'latest' : ''}>
      <div class="text">${text}</div>
      <time datetime=${at}>${moment(at)}</time>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-timeline': JieruTimeline;
  }
}
