import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { css } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AnnounceEvent } from '../events.ts';
import { say } from '../words/words.ts';
import './button.ts';
import { JieruElement } from './element.ts';
import './icon.ts';
import './more-icons.ts';

const SHOWN_MS = 2_500;

/** A text with a button that copies it. */
@customElement('jieru-copy')
export class JieruCopy extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .row {
        display: flex;
        align-items: center;
        gap: 6px 12px;
        flex-wrap: wrap;
      }
      .text {
        flex: 1 1 12em;
        min-width: 0;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .code {
        padding: 8px 12px;
        border-radius: var(--j-radius);
        background: var(--j-sunk);
        font-family: var(--j-code-font);
        font-size: 0.833em;
      }
    `,
  ];

  /** What is copied. */
  @property() text = '';

  /** What the text is, for the button's name. */
  @property() label = '';

  /** Set in a typewriter face. */
  @property({ type: Boolean }) code = false;

  @state() private copied = false;

  override render(): TemplateResult {
    return html`<div class="row">
      <span class="text ${this.code ? 'code' : ''}" part="copied">${this.text}</span>
      <jieru-button variant="quiet" label=${say('copy.name', { what: this.label })} @click=${this.#copy}>
        <jieru-icon name=${this.copied ? 'check' : 'copy'}></jieru-icon>
        ${this.copied ? say('copy.done') : say('copy.do')}
      </jieru-button>
    </div>`;
  }

  #copy = async (): Promise<void> => {
    this.copied = await this.#write();
    this.dispatchEvent(
      new AnnounceEvent({ text: say(this.copied ? 'copy.done' : 'copy.failed'), urgent: false }),
    );
    if (this.copied) setTimeout(() => (this.copied = false), SHOWN_MS);
    else getSelection()?.selectAllChildren(this.renderRoot.querySelector('.text') as Element);
  };

  /** The clipboard may be forbidden to the page; the text is then selected for the user to copy. */
  async #write(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text);
      return true;
    } catch {
      return false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-copy': JieruCopy;
  }
}
