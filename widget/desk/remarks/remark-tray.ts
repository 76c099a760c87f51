import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import '../../kit/elements/select.ts';
import type { JieruSelect } from '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { phrases } from '../../../schema/messages/generated/phrases.lazy.js';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { Learning } from '../../kit/words/learning.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskRemarkEvent } from '../asks.ts';
import type { RemarkDraft, RemarkTray } from '../store/tray.ts';
import type { DeskFiling } from '../types.ts';
import { chosenPhrase, phraseOptions } from './phrases-for.ts';
import { deskProblemText } from '../problem-text.ts';
import { placeName } from './place-name.ts';
import { say } from '../words.ts';

/** The remarks of this review, each with ready-made phrases, until they are sent with the return. */
@customElement('jieru-desk-tray')
export class JieruDeskTray extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      ul {
        display: flex;
        flex-direction: column;
        gap: 10px;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 4px 8px;
      }
      .place {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .text {
        grid-column: 1 / -1;
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
        width: 10.5em;
        /* The line below the control is for errors, which this one cannot have. */
        height: 34px;
      }
      .text {
        margin-bottom: -20px;
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding-bottom: 6px;
        font-size: 0.926em;
      }
      .by {
        font-weight: 400;
      }
      .foot {
        padding-top: 10px;
      }
      @media (pointer: coarse) {
        jieru-select {
          height: 42px;
        }
      }
    `,
  ];

  /** What stands at a place now, for phrases that tell it. */
  @property({ attribute: false }) valueAt: (path: readonly string[]) => string = () => '';

  constructor() {
    super();
    new IssueWords(this);
    new Learning(this, phrases);
  }

  override render(): TemplateResult | typeof nothing {
    const filing = this.desk?.opened?.filing;
    if (!this.desk || !filing) return nothing;
    const tray = this.desk.trayOf(filing.id);
    const sendable = filing.allowed.includes('RETURN');
    return html`${this.#state(tray, sendable)}
      <ul>
        ${repeat(
          tray.drafts,
          ({ key }) => key,
          (draft) => (sendable ? this.#draft(draft, tray, filing) : this.#written(draft, filing)),
        )}
      </ul>
      ${
        tray.at([]) || !sendable
          ? nothing
          : html`<div class="foot">
              <jieru-button @click=${() => this.dispatchEvent(new DeskRemarkEvent({ path: [] }))}>
                <jieru-icon name="plus"></jieru-icon>${say('remark.general')}
              </jieru-button>
            </div>`
      }`;
  }

  /** Puts the cursor into a remark. */
  async focusRemark(key: string): Promise<void> {
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    field?.scrollIntoView({ block: 'nearest' });
    field?.focus();
  }

  /** Whether they are kept, so that nobody wonders whether they may leave. */
  #state(tray: RemarkTray, sendable: boolean): TemplateResult | typeof nothing {
    const { drafts, problem, saving } = tray;
    if (!sendable)
      return html`<div class="state">
        <span>${say('remark.cannot')}</span>
        <jieru-button variant="quiet" @click=${() => tray.clear()}>${say('remark.discard')}</jieru-button>
      </div>`;
    if (drafts.length === 0) return html`<p class="soft">${say('remark.empty')}</p>`;
    if (problem)
      return html`<div class="state bad" role="alert">
        <span>${say('remark.unsaved')} ${deskProblemText(problem)}</span>
        <jieru-button variant="quiet" @click=${() => tray.again()}>${say('remark.again')}</jieru-button>
      </div>`;
    return html`<p class="state soft">${say(saving ? 'remark.saving' : 'remark.saved')}</p>`;
  }

  /** What can no longer be sent stays to be read. */
  #written({ path, message }: RemarkDraft, filing: DeskFiling): TemplateResult {
    return html`<li>
      <span class="place">${placeName(path, filing)}</span>
      <span class="text">${message}</span>
    </li>`;
  }

  #draft({ key, path, message, writer }: RemarkDraft, tray: RemarkTray, filing: DeskFiling): TemplateResult {
    const what = placeName(path, filing);
    const options = phraseOptions(path, this.desk?.teamWork?.phrases ?? []);
    return html`<li>
      <span class="place"
        >${what}
        ${writer ? html`<span class="soft by">${say('remark.by', { name: writer })}</span>` : nothing}</span
      >
      ${
        options.length > 0
          ? html`<jieru-select
              label=${say('remark.phraseFor', { what })}
              placeholder=${say('remark.phrase')}
              .options=${options}
              @jieru-input=${(event: FieldInputEvent) => this.#insert(event, key, path, tray)}
            ></jieru-select>`
          : html`<span></span>`
      }
      <jieru-button
        variant="quiet"
        label=${say('remark.remove', { what })}
        @click=${() => void this.#remove(key, what, tray)}
        ><jieru-icon name="trash"></jieru-icon
      ></jieru-button>
      <jieru-text-field
        class="text"
        data-key=${key}
        rows="2"
        label=${say('remark.label', { what })}
        .value=${message}
        @jieru-input=${(event: FieldInputEvent) => tray.write(key, event.detail.value)}
      ></jieru-text-field>
    </li>`;
  }

  /** A phrase goes behind what was written already; the list is back at its prompt for the next one. */
  #insert(event: FieldInputEvent, key: string, path: readonly string[], tray: RemarkTray): void {
    const select = event.currentTarget as JieruSelect;
    const filing = this.desk?.opened?.filing;
    if (!filing) return;
    const { text: phrase, phraseId } = chosenPhrase(event.detail.value, this.desk?.teamWork?.phrases ?? [], {
      field: placeName(path, filing),
      value: this.valueAt(path),
    });
    select.value = '';
    if (!phrase) return;
    const written = tray.at(path)?.message.trim() ?? '';
    tray.write(key, written ? say('remark.after', { written, phrase }) : phrase, phraseId);
    void this.focusRemark(key);
  }

  async #remove(key: string, what: string, tray: RemarkTray): Promise<void> {
    tray.remove(key);
    this.announce(say('remark.removed', { what }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('jieru-text-field, jieru-button')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-tray': JieruDeskTray;
  }
}
