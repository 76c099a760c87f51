import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { say } from '../words/words.ts';
import './button.ts';
import { JieruElement } from './element.ts';

/**
 * A modal dialog on the browser's own `<dialog>`, which keeps the focus in and gives it back.
 *
 * @slot - The content.
 * @slot actions - Buttons at the foot; a button that closes stands before them.
 * @fires close - When it was closed, also by Escape.
 */
@customElement('jieru-dialog')
export class JieruDialog extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      dialog {
        width: min(560px, calc(100vw - 32px));
        max-height: calc(100vh - 32px);
        padding: 24px;
        border: 1px solid var(--j-line);
        border-radius: calc(var(--j-radius) * 1.4);
        background: var(--j-surface);
        color: var(--j-ink);
        box-shadow: var(--j-shadow);
      }
      dialog::backdrop {
        background: rgb(10 14 22 / 55%);
      }
      h3 {
        margin-bottom: 12px;
        font-size: 1.2em;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 10px;
        margin-top: 20px;
      }
    `,
  ];

  /** What the dialog is about. */
  @property() heading = '';

  /** Whether it is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** What the closing button says. */
  @property({ attribute: 'close-text' }) closeText = '';

  @query('dialog') private readonly native!: HTMLDialogElement;

  override render(): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @close=${this.#closed}
      @cancel=${this.#cancelled}
    >
      <h3 id="heading">${this.heading}</h3>
      <slot></slot>
      <div class="actions">
        <jieru-button @click=${() => (this.open = false)}>
          ${this.closeText || say('dialog.close')}
        </jieru-button>
        <slot name="actions"></slot>
      </div>
    </dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.native.open) this.native.showModal();
    if (this.open || changed.get('open') === undefined) return;
    if (this.native.open) this.native.close();
    this.dispatchEvent(new Event('close'));
  }

  // The browser tells of its own closing in a later task. Who opens the dialog again before that would lose it, so that
  // `close` is dispatched as the dialog closes, and what the browser says afterwards counts only where it closed by itself.
  #closed = (): void => {
    if (!this.native.open) this.open = false;
  };

  #cancelled = (event: Event): void => {
    // `cancel` of a nested control must not bubble out as ours.
    event.stopPropagation();
    if (event.target !== this.native) return;
    event.preventDefault();
    this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-dialog': JieruDialog;
  }
}
