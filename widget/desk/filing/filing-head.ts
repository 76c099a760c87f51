import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { day, moment } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { claimChip } from '../claim-chip.ts';
import { DeskCloseEvent } from '../events.ts';
import { faceChip } from '../face-chip.ts';
import type { Acts } from '../keys/keys.ts';
import { stateChip } from '../state-chip.ts';
import { waitingOf } from '../store/waiting.ts';
import { chipStyles } from '../styles/chip-styles.ts';
import { heldChip, lateResultChip, waitingChip } from '../waiting-chip.ts';
import { say } from '../words.ts';

/** Which filing it is, where it stands, how long it has waited, and the way back. */
@customElement('jieru-desk-head')
export class JieruDeskHead extends DeskElement {
  static override styles = [
    DeskElement.styles,
    chipStyles,
    css`
      .head {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: start;
        gap: 2px 10px;
        padding: 10px var(--j-inset);
        border-bottom: 1px solid var(--j-line);
      }
      h2 {
        font-size: 1.26em;
        font-weight: 700;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        color: var(--j-ink-soft);
      }
      .subject {
        padding: 0;
        border: 0;
        background: none;
        color: var(--j-accent);
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }
      @media (pointer: coarse) {
        .subject {
          min-height: 42px;
        }
      }
      .id {
        user-select: all;
      }
      .back {
        margin-left: -6px;
      }
    `,
  ];

  override readonly acts: Acts = { SUBJECT: () => this.#toSubject() };

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const opened = desk?.opened;
    if (!desk || !opened) return nothing;
    const { filing } = opened;
    return html`<div class="head">
      <jieru-button
        class="back"
        variant="quiet"
        label=${say('filing.back')}
        @click=${() => this.dispatchEvent(new DeskCloseEvent({ filingId: opened.id }))}
      >
        <jieru-icon name="back"></jieru-icon><kbd aria-hidden="true">Esc</kbd>
      </jieru-button>
      <div>
        <h2 id="heading" tabindex="-1">
          ${filing ? (filing.details.subject?.name ?? say('list.unnamed')) : opened.id}
        </h2>
        ${filing ? this.#facts() : nothing}
      </div>
    </div>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#heading')?.focus(options);
  }

  #toSubject(): boolean {
    const id = this.desk?.opened?.filing?.id;
    if (id) this.desk?.show('subject', `filing=${id}`);
    return id !== undefined;
  }

  #facts(): TemplateResult | typeof nothing {
    const filing = this.desk?.opened?.filing;
    if (!this.desk || !filing) return nothing;
    const waiting = waitingOf(filing, this.desk.clock.now());
    const { subject, kind, submittedAt, reviewDueBy, resultLate, expectedBy, legalBy } = filing;
    return html`<div class="facts">
      ${stateChip(filing.state)} ${claimChip(this.desk.opened?.claim.holder ?? null)}
      ${faceChip(filing.faceDoubt)} ${waiting ? waitingChip(waiting) : nothing}
      ${filing.handOverFault ? heldChip() : nothing} ${resultLate ? lateResultChip() : nothing}
      ${expectedBy ? html`<span>${say('wait.expected', { day: day(expectedBy) })}</span>` : nothing}
      ${legalBy ? html`<span>${say('wait.legal', { day: day(legalBy) })}</span>` : nothing}
      ${reviewDueBy ? html`<span>${say('wait.due', { day: day(reviewDueBy) })}</span>` : nothing}
      <button
        type="button"
        class="subject"
        aria-label=${say('filing.subjectPage', { number: subject.subjectNumber })}
        @click=${() => this.#toSubject()}
      >
        ${subject.subjectNumber}
      </button>
      <span>${subject.province.label} · ${say(`kind.${kind}`)}</span>
      ${submittedAt ? html`<span>${say('filing.submitted', { at: moment(submittedAt) })}</span>` : nothing}
      <span class="id">${filing.id}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-head': JieruDeskHead;
  }
}
