import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/select.ts';
import type { JieruSelect } from '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { phrases } from '../../../schema/messages/generated/phrases.lazy.js';
import { Learning } from '../../kit/words/learning.ts';
import { requestOriginals } from '../operations/decide.graphql.ts';
import { chosenPhrase, phraseOptions } from '../remarks/phrases-for.ts';
import type { OriginalsDraft } from '../store/desk.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

const COPIES = Array.from({ length: 10 }, (_, index) => String(index + 1));

/** Asks for originals by post (邮寄资料): which, and how many of each. */
@customElement('jieru-desk-originals')
export class JieruDeskOriginals extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'REQUEST_ORIGINALS';

  @state() private complaint = '';

  constructor() {
    super();
    new Learning(this, phrases);
  }

  protected override heading(): string {
    return say('originals.heading');
  }

  protected override action(): string {
    return say('originals.send');
  }

  protected override missing(): string {
    this.complaint = this.#draft.requested.trim() === '' ? say('originals.none') : '';
    if (this.complaint) this.renderRoot.querySelector<HTMLElement>('jieru-text-field')?.focus();
    return this.complaint;
  }

  protected override content(_filing: DeskFiling): TemplateResult {
    const { requested, copies } = this.#draft;
    return html`<jieru-select
        label=${say('remark.phraseFor', { what: say('originals.what') })}
        placeholder=${say('remark.phrase')}
        .options=${phraseOptions(['originals'], this.desk?.teamWork?.phrases ?? [])}
        @jieru-input=${this.#insert}
      ></jieru-select>
      <jieru-text-field
        label=${say('originals.what')}
        hint=${say('originals.whatHint')}
        rows="3"
        required
        error=${this.complaint}
        .value=${requested}
        @jieru-input=${(event: FieldInputEvent) => this.#keep({ requested: event.detail.value })}
      ></jieru-text-field>
      <jieru-select
        class="copies"
        label=${say('originals.copies')}
        .options=${COPIES.map((value) => ({ value, text: value }))}
        .value=${String(copies)}
        @jieru-input=${(event: FieldInputEvent) => this.#keep({ copies: Number(event.detail.value) || 1 })}
      ></jieru-select>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    const { requested, copies } = this.#draft;
    return opened.decide('REQUEST_ORIGINALS', requestOriginals, { requested, copies }, signal);
  }

  protected override settled(filingId: string): void {
    this.desk?.keepOriginals(filingId, null);
  }

  get #draft(): OriginalsDraft {
    const id = this.desk?.opened?.id;
    return (id && this.desk?.originalsOf(id)) || { requested: '', copies: 1 };
  }

  #keep(part: Partial<OriginalsDraft>): void {
    const id = this.desk?.opened?.id;
    if (id) this.desk?.keepOriginals(id, { ...this.#draft, ...part });
    if (part.requested) this.complaint = '';
  }

  #insert = (event: FieldInputEvent): void => {
    const about = { field: say('originals.what'), value: this.#draft.requested };
    const { text: phrase } = chosenPhrase(event.detail.value, this.desk?.teamWork?.phrases ?? [], about);
    (event.currentTarget as JieruSelect).value = '';
    if (phrase) this.#keep({ requested: [this.#draft.requested.trim(), phrase].filter(Boolean).join('\n') });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-originals': JieruDeskOriginals;
  }
}
