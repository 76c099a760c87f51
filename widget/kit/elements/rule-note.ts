import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RuleNoteView } from '../client/views.ts';
import { JieruElement } from './element.ts';
import { say } from '../words/words.ts';

/** One rule in words; where it comes from opens below it. */
@customElement('jieru-rule-note')
export class JieruRuleNote extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .note {
        padding: 9px 12px;
        margin-bottom: 10px;
        border-left: 3px solid var(--j-line-strong);
        border-radius: 2px var(--j-radius) var(--j-radius) 2px;
        background: var(--j-sunk);
        font-size: 0.9em;
      }
      .own {
        border-color: var(--j-accent);
        background: var(--j-info-wash);
      }
      details {
        padding-top: 2px;
        font-size: 0.867em;
        color: var(--j-ink-soft);
      }
      summary {
        cursor: pointer;
      }
    `,
  ];

  /** The rule. */
  @property({ attribute: false }) note: RuleNoteView | null = null;

  override render(): TemplateResult {
    const { text = '', national = true, sources = [], since = '' } = this.note ?? {};
    return html`<div class="note ${national ? '' : 'own'}" part="rule">
      ${text}
      <details>
        <summary>${say('rules.since', { since })}</summary>
        ${sources.map((source) => html`<div>${source}</div>`)}
      </details>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-rule-note': JieruRuleNote;
  }
}
