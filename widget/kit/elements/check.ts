import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field.ts';

/**
 * One check box with its words.
 *
 * @slot - Words with links in them, instead of `label`.
 * @fires jieru-input - With the value `true` or `false`.
 * @csspart control - The native check box.
 */
@customElement('jieru-check')
export class JieruCheck extends FieldElement {
  static override styles = [
    FieldElement.styles,
    css`
      label {
        display: flex;
        gap: 10px;
        align-items: flex-start;
        cursor: pointer;
      }
      input {
        width: 18px;
        height: 18px;
        margin: 3px 0 0;
        flex: none;
        accent-color: var(--j-accent);
      }
      .below:not(:has(*)) {
        min-height: 0;
        padding: 0;
      }
    `,
  ];

  /** Whether it is ticked. */
  @property({ type: Boolean }) checked = false;

  override render(): TemplateResult {
    return html`<label part="label check"
        >${this.control()}<span>${this.label}<slot></slot></span
      ></label>
      ${this.below()}`;
  }

  protected override control(): TemplateResult {
    return html`<input
      id="control"
      part="control"
      type="checkbox"
      .checked=${live(this.checked)}
      ?disabled=${this.disabled}
      aria-required=${this.required ? 'true' : nothing}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby="below"
      @change=${this.#change}
      @blur=${this.left}
    />`;
  }

  #change = (event: Event): void => {
    this.checked = (event.target as HTMLInputElement).checked;
    this.changed(String(this.checked));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-check': JieruCheck;
  }
}
