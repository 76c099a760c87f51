import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { buttonStyles } from '../../kit/styles/button-styles.ts';
import { fieldStyles } from '../../kit/styles/field-styles.ts';
import { DeskElement } from '../desk-element.ts';
import { say } from '../words.ts';

// Long enough not to ask at every letter of a typed number, short enough to feel immediate.
const PAUSE_MS = 300;

/**
 * Finds filings by what people have in hand. What is typed may be a mobile number, so it is sent in the body of a
 * request and never stands in a URL.
 */
@customElement('jieru-desk-search')
export class JieruDeskSearch extends DeskElement {
  static override styles = [
    DeskElement.styles,
    fieldStyles,
    buttonStyles,
    css`
      .box {
        position: relative;
      }
      .sign {
        position: absolute;
        left: 11px;
        top: 50%;
        transform: translateY(-50%);
        color: var(--j-ink-soft);
        pointer-events: none;
      }
      input.control {
        min-height: 34px;
        padding: 5px 34px;
        appearance: none;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
      .end {
        position: absolute;
        right: 4px;
        top: 50%;
        transform: translateY(-50%);
      }
      kbd.end {
        right: 10px;
        color: var(--j-ink-soft);
        pointer-events: none;
      }
      button.end {
        min-height: 26px;
        padding: 4px 7px;
      }
      @media (hover: none), (pointer: coarse), (max-width: 600px) {
        kbd.end {
          display: none;
        }
      }
    `,
  ];

  @query('input') private readonly input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const found = this.desk?.queue.search ?? '';
    return html`<div class="box" role="search">
      <jieru-icon class="sign" name="search"></jieru-icon>
      <input
        class="control"
        type="search"
        aria-label=${say('search.label')}
        placeholder=${say('search.placeholder')}
        autocomplete="off"
        spellcheck="false"
        @input=${this.#input}
        @keydown=${this.#keydown}
      />
      ${
        found
          ? html`<button
              type="button"
              class="quiet end"
              aria-label=${say('search.clear')}
              @click=${this.clear}
            >
              <jieru-icon name="cross"></jieru-icon>
            </button>`
          : html`<kbd class="end" aria-hidden="true">/</kbd>`
      }
    </div>`;
  }

  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
    this.input?.select();
  }

  /** Empties the field and shows everything again. */
  clear = (): void => {
    this.input.value = '';
    this.#find();
    this.input.focus();
  };

  #input = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#find, PAUSE_MS);
  };

  #find = (): void => {
    clearTimeout(this.#timer);
    void this.desk?.queue.find(this.input.value);
  };

  #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#find();
    if (event.key !== 'Escape' || this.input.value === '') return;
    event.preventDefault();
    event.stopPropagation();
    this.clear();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-search': JieruDeskSearch;
  }
}
