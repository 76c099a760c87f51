import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { say } from '../../kit/words/words.ts';
import type { FilingStore } from '../store/store.ts';
import { isOnPhone } from '../store/steps.ts';

/** Offers to take the pictures with a phone; what that needs is loaded when it is asked for. */
@customElement('jieru-phone-button')
export class JieruPhoneButton extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .offer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin-bottom: 16px;
        padding: 12px 16px;
        border: 1px solid var(--j-line);
        border-radius: var(--j-radius);
      }
      p {
        flex: 1 1 16em;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) store!: FilingStore;

  @state() private open = false;

  override render(): TemplateResult | typeof nothing {
    const { filing } = this.store;
    // Who holds one already takes the pictures there.
    const here = matchMedia('(pointer: coarse) and (max-width: 700px)').matches;
    if (!filing || here || isOnPhone(filing) || !filing.allowed.includes('UPLOAD')) return nothing;
    return html`<div class="offer">
        <p class="soft small">${say('phone.invite')}</p>
        <jieru-button @click=${this.#ask}>
          <jieru-icon name="camera"></jieru-icon>${say('phone.use')}
        </jieru-button>
      </div>
      <jieru-phone-dialog
        ?open=${this.open}
        .store=${this.store}
        @close=${() => (this.open = false)}
      ></jieru-phone-dialog>`;
  }

  #ask = async (): Promise<void> => {
    await import('./phone-dialog.ts');
    this.open = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-phone-button': JieruPhoneButton;
  }
}
