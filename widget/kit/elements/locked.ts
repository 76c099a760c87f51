import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { JieruElement } from './element.ts';

/**
 * What the system already knows: shown, not asked, with where it came from.
 *
 * @slot - The known values; the first line stands out.
 * @slot change - How to change them.
 * @csspart locked - The dashed box.
 */
@customElement('jieru-locked')
export class JieruLocked extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .box {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 16px;
        padding: 10px 13px;
        border: 1px dashed var(--j-line-strong);
        border-radius: var(--j-radius);
        background: var(--j-sunk);
      }
      .values {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .from {
        max-width: 11em;
        font-size: 0.867em;
        color: var(--j-ink-soft);
        text-align: right;
      }
      .change {
        grid-column: 1 / -1;
      }
      ::slotted(.second) {
        font-size: 0.867em;
        color: var(--j-ink-soft);
      }
    `,
  ];

  /** Where the values came from. */
  @property() from = '';

  override render(): TemplateResult {
    return html`<div class="box" part="locked">
      <div class="values"><slot></slot></div>
      ${this.from ? html`<div class="from">${this.from}</div>` : nothing}
      <div class="change"><slot name="change"></slot></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-locked': JieruLocked;
  }
}
