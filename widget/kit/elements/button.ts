import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { JieruElement } from './element.ts';
import { buttonStyles } from '../styles/button-styles.ts';

/**
 * A button. While `busy` it stays in the tab order and keeps its focus, but does nothing.
 *
 * @slot - What it says.
 * @csspart button - The native button.
 * @csspart button-primary - The native button of the main action.
 */
@customElement('jieru-button')
export class JieruButton extends JieruElement {
  static override shadowRootOptions = { ...JieruElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    JieruElement.styles,
    buttonStyles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  /** How much it asks for attention. */
  @property() variant: 'primary' | 'secondary' | 'quiet' | 'danger' = 'secondary';

  /** Cannot be used now. */
  @property({ type: Boolean }) disabled = false;

  /** Its work is going on. */
  @property({ type: Boolean }) busy = false;

  /** An accessible name that says more than the visible words. */
  @property() label = '';

  /** `true` or `false` when the button opens something. */
  @property() expanded: 'true' | 'false' | null = null;

  @query('button') private readonly native!: HTMLButtonElement;

  constructor() {
    super();
    // A click on a busy button must not reach anyone who listens on the host.
    this.addEventListener('click', (event) => this.busy && event.stopImmediatePropagation(), true);
  }

  override render(): TemplateResult {
    const part = this.variant === 'primary' ? 'button button-primary' : 'button';
    return html`<button
      part=${part}
      type="button"
      class=${this.variant}
      ?disabled=${this.disabled}
      aria-disabled=${this.busy ? 'true' : nothing}
      aria-label=${this.label || nothing}
      aria-expanded=${this.expanded ?? nothing}
    >
      <span class=${this.busy ? 'spinner' : ''} ?hidden=${!this.busy}></span><slot></slot>
    </button>`;
  }

  override focus(options?: FocusOptions): void {
    this.native?.focus(options);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-button': JieruButton;
  }
}
