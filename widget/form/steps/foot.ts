import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/icon.ts';
import { GoEvent } from '../go.ts';
import { clockTime } from '../../kit/words/format.ts';
import { say } from '../../kit/words/words.ts';
import { StoreController } from '../store/store-controller.ts';
import { stepBefore } from '../store/steps.ts';

/**
 * The foot of a step: back, how far saving has got, and the main action. It stays in reach of the thumb.
 *
 * @slot - Further buttons before the main action.
 * @fires jieru-next - When the main action is wanted.
 * @csspart foot - The bar.
 */
@customElement('jieru-foot')
export class JieruFoot extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        position: sticky;
        bottom: 0;
        z-index: 2;
        margin-top: auto;
        border-top: 1px solid var(--j-line);
        background: var(--j-surface);
      }
      /* Where the window has a few lines only, as at 400 %, the bar would leave none to work in. */
      @media (max-height: 420px) {
        :host {
          position: static;
        }
      }
      .row {
        display: flex;
        align-items: center;
        gap: 10px 14px;
        min-height: 70px;
        padding: 12px var(--j-inset);
      }
      .saved {
        flex: 1;
        min-width: 0;
        font-size: 0.867em;
        line-height: 1.4;
        color: var(--j-ink-soft);
      }
      .wants {
        color: var(--j-warn);
      }
    `,
  ];

  /** What the main action says; without it there is none. */
  @property() next = '';

  /** The main action is under way. */
  @property({ type: Boolean }) busy = false;

  #store = new StoreController(this);

  override render(): TemplateResult {
    const store = this.#store.store;
    const back = store ? stepBefore(store.filing, store.step) : null;
    return html`<div class="row" part="foot">
      ${
        back
          ? html`<jieru-button @click=${() => this.dispatchEvent(new GoEvent({ step: back }))}>
              ${say('foot.back')}
            </jieru-button>`
          : nothing
      }
      <div class="saved">${this.#saved()}</div>
      <slot></slot>
      ${
        this.next
          ? html`<jieru-button variant="primary" ?busy=${this.busy} @click=${() => this.goOn()}>
              ${this.next}
            </jieru-button>`
          : nothing
      }
    </div>`;
  }

  /** Does the main action, where there is one and it is not under way. */
  goOn(): void {
    if (this.next && !this.busy) this.dispatchEvent(new Event('jieru-next'));
  }

  #saved(): TemplateResult | string | typeof nothing {
    const store = this.#store.store;
    if (!store) return nothing;
    const { save, online } = store;
    if (!online) return html`<span class="wants">${say('save.offline')}</span>`;
    if (save.kind === 'SAVED') return say('save.saved', { time: clockTime(save.at) });
    if (save.kind === 'SAVING' || save.kind === 'UNSAVED') return say('save.saving');
    if (save.kind === 'UNAGREED') return html`<span class="wants">${say('save.unagreed')}</span>`;
    return save.kind === 'FAILED' ? html`<span class="wants">${save.message}</span>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-foot': JieruFoot;
  }
}
