import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/select.ts';
import type { JieruSelect } from '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { moment } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { deskProblemText } from '../problem-text.ts';
import type { FilingNote } from '../types.ts';
import { say } from '../words.ts';

/** What colleagues tell each other about the filing (内部备注), and the place to write to them. */
@customElement('jieru-desk-notes')
export class JieruDeskNotes extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      h3 {
        display: flex;
        gap: 8px;
        align-items: baseline;
        padding-bottom: 4px;
        border-bottom: 1px solid var(--j-line);
      }
      h3 .soft {
        font-weight: 400;
        font-size: 0.926em;
      }
      li {
        display: grid;
        gap: 2px;
        padding: 6px 0;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        color: var(--j-ink-soft);
        font-size: 0.926em;
      }
      .who b {
        color: var(--j-ink);
        font-weight: 600;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      jieru-text-field {
        margin-top: 8px;
      }
      jieru-text-field::part(label),
      jieru-select::part(label) {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      jieru-select {
        width: 12em;
        height: 34px;
      }
      @media (pointer: coarse) {
        jieru-select {
          height: 42px;
        }
      }
    `,
  ];

  @state() private text = '';
  @state() private busy = false;
  @state() private problem = '';
  #about = '';

  override render(): TemplateResult | typeof nothing {
    const work = this.desk?.teamWork;
    if (!work) return nothing;
    if (this.#about !== work.filingId) {
      this.#about = work.filingId;
      this.text = this.desk?.noteOf(work.filingId) ?? '';
      this.problem = '';
    }
    return html`<section aria-labelledby="notes">
      <h3 id="notes">${say('notes.heading')} <span class="soft">${say('notes.staffOnly')}</span></h3>
      ${work.failure ? html`<p class="bad" role="alert">${deskFailureText(work.failure)}</p>` : nothing}
      <ul>
        ${repeat(
          work.notes,
          ({ id }) => id,
          (note) => this.#note(note),
        )}
      </ul>
      ${this.may('NOTE') ? this.#write() : nothing}
    </section>`;
  }

  #note({ text, at, writer }: FilingNote): TemplateResult {
    return html`<li>
      <span class="who"><b>${writer.displayName}</b><span>${moment(at)}</span></span>
      <span>${text ?? say('notes.lost')}</span>
    </li>`;
  }

  #write(): TemplateResult {
    const { colleagues } = this.desk?.teamWork ?? { colleagues: [] };
    return html`<jieru-text-field
        rows="2"
        label=${say('notes.label')}
        placeholder=${say('notes.label')}
        error=${this.problem}
        .value=${this.text}
        @jieru-input=${(event: FieldInputEvent) => this.#type(event.detail.value)}
      ></jieru-text-field>
      <div class="acts">
        <jieru-select
          label=${say('notes.mention')}
          placeholder=${say('notes.mention')}
          .options=${colleagues.map(({ id, displayName }) => ({ value: id, text: displayName }))}
          @jieru-input=${(event: FieldInputEvent) => this.#mention(event)}
        ></jieru-select>
        <jieru-button ?busy=${this.busy} @click=${() => void this.#send()}>${say('notes.send')}</jieru-button>
      </div>`;
  }

  #type(text: string): void {
    this.text = text;
    this.problem = '';
    this.desk?.keepNote(this.#about, text);
  }

  #mention(event: FieldInputEvent): void {
    const select = event.currentTarget as JieruSelect;
    const called = this.desk?.teamWork?.colleagues.find(({ id }) => id === event.detail.value);
    select.value = '';
    if (!called) return;
    const before = this.text && !this.text.endsWith(' ') ? `${this.text} ` : this.text;
    this.#type(`${before}@${called.displayName} `);
    this.renderRoot.querySelector<HTMLElement>('jieru-text-field')?.focus();
  }

  async #send(): Promise<void> {
    const work = this.desk?.teamWork;
    if (!work || this.busy) return;
    const text = this.text.trim();
    if (text === '') {
      this.problem = say('notes.none');
      return;
    }
    this.busy = true;
    try {
      const wrong = await work.note(text);
      if (wrong) this.problem = deskProblemText(wrong);
      else {
        this.#type('');
        this.announce(say('notes.sent'));
      }
    } catch (cause) {
      this.problem = deskFailureText(cause);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-notes': JieruDeskNotes;
  }
}
