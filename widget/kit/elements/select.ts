import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FieldElement } from './field.ts';

/** One thing that may be chosen. */
export type Option = { value: string; text: string; detail?: string; disabled?: boolean };

/**
 * One of a list, by the browser's own control.
 *
 * @csspart label - The label.
 * @csspart control - The native select.
 */
@customElement('jieru-select')
export class JieruSelect extends FieldElement {
  static override styles = [
    FieldElement.styles,
    css`
      .wrap {
        position: relative;
      }
      select {
        appearance: none;
        padding-right: 36px;
        text-overflow: ellipsis;
      }
      jieru-icon.down {
        position: absolute;
        right: 13px;
        top: 50%;
        transform: translateY(-50%);
        pointer-events: none;
        color: var(--j-ink-soft);
      }
    `,
  ];

  /** What may be chosen. */
  @property({ attribute: false }) options: readonly Option[] = [];

  /** Stands there while nothing is chosen. */
  @property() placeholder = '';

  protected override control(): TemplateResult {
    return html`<div class="wrap">
      <select
        id="control"
        class="control"
        part="control"
        ?disabled=${this.disabled}
        aria-required=${this.required ? 'true' : nothing}
        aria-invalid=${this.error ? 'true' : nothing}
        aria-describedby="hint below"
        data-state=${this.state}
        @change=${this.#change}
        @blur=${this.left}
      >
        <option value="" ?selected=${this.value === ''}>${this.placeholder}</option>
        ${this.options.map(
          (option) =>
            html`<option
              value=${option.value}
              ?selected=${option.value === this.value}
              ?disabled=${option.disabled ?? false}
            >
              ${option.text}
            </option>`,
        )}
      </select>
      <jieru-icon class="down" name="chevron"></jieru-icon>
    </div>`;
  }

  // `selected` is only the default once a user has chosen, so the control's own value is set as well.
  override updated(): void {
    const select = this.renderRoot.querySelector('select');
    if (select && select.value !== this.value) select.value = this.value;
  }

  #change = (event: Event): void => this.changed((event.target as HTMLSelectElement).value);
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-select': JieruSelect;
  }
}
