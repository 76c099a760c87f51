import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '../words/words.ts';
import './button.ts';
import { JieruElement } from './element.ts';
import './notice.ts';

/** A problem and the way to it. */
export type SummaryItem = { text: string; label?: string | null; go: () => void };

const AT_FIRST = 6;

// Most messages name their field already; saying it twice helps nobody.
const wordsOf = ({ label, text }: SummaryItem): string =>
  label && !text.toLowerCase().includes(label.toLowerCase()) ? say('summary.item', { label, text }) : text;

/** What is still wrong, each line a link to the field. */
@customElement('jieru-error-summary')
export class JieruErrorSummary extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      li {
        padding-top: 4px;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--j-bad);
        text-align: left;
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }
    `,
  ];

  /** The problems, in the order of the form. */
  @property({ attribute: false }) items: readonly SummaryItem[] = [];

  /** Says how many there are when not given. */
  @property() heading = '';

  @state() private all = false;

  get #shown(): readonly SummaryItem[] {
    return this.all ? this.items : this.items.slice(0, AT_FIRST);
  }

  override render(): TemplateResult {
    return html`<jieru-notice
      tone="bad"
      heading=${this.heading || say('summary.heading', { count: this.items.length })}
    >
      <ul>
        ${this.#shown.map(
          (item) =>
            html`<li>
              <button type="button" @click=${item.go}>${wordsOf(item)}</button>
            </li>`,
        )}
      </ul>
      <jieru-button
        slot="actions"
        variant="quiet"
        ?hidden=${this.#shown.length === this.items.length}
        @click=${() => (this.all = true)}
      >
        ${say('summary.all')}
      </jieru-button>
    </jieru-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-error-summary': JieruErrorSummary;
  }
}
