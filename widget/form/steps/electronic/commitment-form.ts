import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { say } from '../../../kit/words/words.ts';
import './signature-pad.ts';
import type { JieruSignaturePad } from './signature-pad.ts';
import type { CommitmentView } from './verification.ts';

/** The last line counts as read when it is this near. Pixels. */
const NEAR = 8;

/**
 * The commitment (承诺书): read to its end, then signed by hand or, with a keyboard, by name.
 *
 * @fires jieru-sign - With the lines that were drawn, or the name that was typed.
 */
@customElement('jieru-commitment-form')
export class JieruCommitmentForm extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .text {
        max-height: 240px;
        margin-bottom: 10px;
        padding: 12px 14px;
        overflow-y: auto;
        border: 1px solid var(--j-line-strong);
        border-radius: var(--j-radius);
        background: var(--j-sunk);
      }
      .text p {
        margin: 0 0 8px;
      }
      .text p:first-child {
        font-weight: 650;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
    `,
  ];

  @property({ attribute: false }) commitment: CommitmentView | null = null;
  /** What it is signed for is there. */
  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) busy = false;

  @state() private read = false;
  @state() private typing = false;
  @state() private name = '';
  @state() private drawn = false;
  @query('.text') private readonly text!: HTMLElement | null;
  @query('jieru-signature-pad') private readonly pad!: JieruSignaturePad | null;

  clear(): void {
    this.pad?.clear();
    this.name = '';
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Where all of it is in view there is nothing to scroll.
    if (changed.has('commitment')) this.#look();
  }

  override render(): TemplateResult | typeof nothing {
    const { commitment } = this;
    if (!commitment) return nothing;
    const translated = commitment.text !== commitment.original;
    return html`<div
        class="text"
        role="region"
        aria-label=${commitment.title}
        tabindex="0"
        @scroll=${this.#look}
      >
        ${commitment.text.split('\n').map((line) => html`<p>${line}</p>`)}
        ${
          translated
            ? html`<p class="soft small">${say('electronic.sign.original')}</p>
                <div lang="zh-CN">
                  ${commitment.original.split('\n').map((line) => html`<p>${line}</p>`)}
                </div>`
            : nothing
        }
      </div>
      <p class="soft small" role="status">
        ${say(!this.ready ? 'electronic.sign.first' : this.read ? 'electronic.sign.read' : 'electronic.sign.scroll')}
      </p>
      ${this.ready && this.read ? this.#sign() : nothing}`;
  }

  #sign(): TemplateResult {
    return html`${
        this.typing
          ? html`<jieru-text-field
              path="typedName"
              label=${say('electronic.sign.name')}
              .value=${this.name}
              @jieru-input=${(event: FieldInputEvent) => (this.name = event.detail.value)}
            ></jieru-text-field>`
          : html`<jieru-signature-pad
              @jieru-signed=${() => (this.drawn = (this.pad?.strokes.length ?? 0) > 0)}
            ></jieru-signature-pad>`
      }
      <div class="actions">
        <jieru-button
          variant="primary"
          ?busy=${this.busy}
          ?disabled=${this.typing ? this.name === '' : !this.drawn}
          @click=${this.#give}
          >${say('electronic.sign.button')}</jieru-button
        >
        <jieru-button variant="quiet" @click=${() => (this.typing = !this.typing)}
          >${say(this.typing ? 'electronic.sign.byHand' : 'electronic.sign.byName')}</jieru-button
        >
      </div>`;
  }

  #look = (): void => {
    const { text } = this;
    if (text && text.scrollTop + text.clientHeight >= text.scrollHeight - NEAR) this.read = true;
  };

  #give = (): void => {
    const detail = this.typing ? { typedName: this.name } : { strokes: this.pad?.strokes ?? [] };
    this.dispatchEvent(new CustomEvent('jieru-sign', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-commitment-form': JieruCommitmentForm;
  }
}
