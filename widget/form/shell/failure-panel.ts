import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/notice.ts';
import { say } from '../../kit/words/words.ts';
import { failureText } from '../../kit/words/failure-text.ts';

/**
 * Stands in for the form when it cannot be opened.
 *
 * @fires jieru-again - When it is to be tried again.
 */
@customElement('jieru-failure-panel')
export class JieruFailurePanel extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        max-width: 560px;
        margin: 32px auto;
        padding: 0 18px;
      }
    `,
  ];

  /** What went wrong. */
  @property({ attribute: false }) failure: unknown = null;

  override render(): TemplateResult {
    return html`<jieru-notice tone="bad" live="alert" heading=${say('shell.failed')}>
      ${failureText(this.failure)}
      <jieru-button slot="actions" @click=${() => this.dispatchEvent(new Event('jieru-again'))}>
        ${say('shell.retry')}
      </jieru-button>
    </jieru-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-failure-panel': JieruFailurePanel;
  }
}
