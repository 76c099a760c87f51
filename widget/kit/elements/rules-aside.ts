import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { JieruElement } from './element.ts';
import './icon.ts';
import './rule-note.ts';
import { day } from '../words/format.ts';
import { say } from '../words/words.ts';
import type { FilingView, RuleNoteView } from '../client/views.ts';

/** What this province asks, beside the work; folded above it where there is no room. */
@customElement('jieru-rules')
export class JieruRules extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      button {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        padding: 8px 12px;
        border: 1px solid var(--j-line);
        border-radius: var(--j-radius);
        background: var(--j-sunk);
        text-align: left;
        cursor: pointer;
      }
      button span {
        flex: 1;
      }
      .chevron {
        transition: transform var(--j-speed);
      }
      [aria-expanded='true'] .chevron {
        transform: rotate(180deg);
      }
      .content {
        display: none;
        padding-top: 12px;
      }
      .content.open {
        display: block;
      }
      h3 {
        display: none;
        margin-bottom: 12px;
        font-size: 0.933em;
        font-weight: 650;
      }
      details {
        margin-bottom: 12px;
      }
      summary {
        padding: 4px 0 10px;
        font-size: 0.9em;
        color: var(--j-ink-soft);
        cursor: pointer;
      }
      .when {
        padding-top: 8px;
        font-size: 0.867em;
        color: var(--j-ink-soft);
      }
      .when strong {
        display: block;
        font-size: 1.077em;
        color: var(--j-ink);
      }
      @container (min-width: 1000px) {
        button {
          display: none;
        }
        .content {
          display: block;
          padding-top: 0;
        }
        h3 {
          display: block;
        }
      }
    `,
  ];

  /** The filing whose province speaks. */
  @property({ attribute: false }) filing: FilingView | null = null;

  /** Notes for this step and for all steps are shown. */
  @property() step: string = 'TYPE';

  @state() private open = false;

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const notes = this.#notes();
    const title = this.#title(this.filing);
    // What is not there needs no fold; what remains is one line.
    const unfolded = this.open || notes.length === 0;
    return html`${notes.length > 0 ? this.#fold(title, notes.length) : nothing}
      <div class="content ${unfolded ? 'open' : ''}" id="content">
        <h3>${title}</h3>
        ${this.#list(notes.filter(({ national }) => !national))} ${this.#national(notes)}
        ${this.#when(this.filing)}
      </div>`;
  }

  #fold(title: string, count: number): TemplateResult {
    return html`<button
      type="button"
      aria-expanded=${this.open ? 'true' : 'false'}
      aria-controls="content"
      @click=${() => (this.open = !this.open)}
    >
      <jieru-icon name="info"></jieru-icon>
      <span>${say('rules.fold', { title, count })}</span>
      <jieru-icon class="chevron" name="chevron"></jieru-icon>
    </button>`;
  }

  #title({ subject, kind }: FilingView): string {
    const party = subject.nature === 'PERSONAL' ? 'personal' : 'organisation';
    return [subject.province.label, say(`party.${party}`), say(`kind.${kind}.short`)].join(' · ');
  }

  #notes(): readonly RuleNoteView[] {
    return (this.filing?.rules.notes ?? []).filter(({ step }) => step === this.step);
  }

  #list(notes: readonly RuleNoteView[]): TemplateResult[] {
    return notes.map((note) => html`<jieru-rule-note .note=${note}></jieru-rule-note>`);
  }

  /** What holds everywhere is folded, unless there is nothing else to say. */
  #national(notes: readonly RuleNoteView[]): TemplateResult | TemplateResult[] | typeof nothing {
    const national = notes.filter((note) => note.national);
    if (national.length === 0) return nothing;
    if (national.length === notes.length && national.length <= 3) return this.#list(national);
    return html`<details>
      <summary>${say('rules.national', { count: national.length })}</summary>
      ${this.#list(national)}
    </details>`;
  }

  #when({ expectedBy, rules, state }: FilingView): TemplateResult | typeof nothing {
    if (state === 'APPROVED' || state === 'ABANDONED') return nothing;
    const days = { min: rules.expectedDaysMin, max: rules.expectedDaysMax, legal: rules.legalDays };
    return html`<div class="when">
      ${expectedBy ? html`<strong>${say('rules.expected', { day: day(expectedBy) })}</strong>` : nothing}
      ${say('rules.days', days)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-rules': JieruRules;
  }
}
