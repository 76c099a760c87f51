import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import type { IdentifierKind } from '../../../schema/messages/values/identifiers.ts';

let asTyped: typeof import('./as-typed.ts').asTyped | null = null;

/** Browsers bring the caret of several lines into sight, and do not ask for how far its box is to keep from bars that stay. */
const reveal = ({ target }: Event): void => (target as Element).scrollIntoView({ block: 'nearest' });

/**
 * A line of text, or several.
 *
 * @csspart label - The label.
 * @csspart control - The native input or textarea.
 * @csspart error - The message of what is wrong.
 */
@customElement('jieru-text-field')
export class JieruTextField extends FieldElement {
  /** The native input type. */
  @property() type: 'text' | 'password' | 'email' | 'date' | 'tel' = 'text';

  /** Which keyboard a phone shows. */
  @property({ attribute: 'input-mode' }) mode: 'text' | 'numeric' | 'tel' | 'email' | 'url' = 'text';

  /** What the browser may fill in. */
  @property() autocomplete = 'off';

  /** An example inside the empty field. */
  @property() placeholder = '';

  /** More than one makes it a textarea. */
  @property({ type: Number }) rows = 1;

  /** What is typed; numbers are set in groups when the field is left. */
  @property() identifier: IdentifierKind = 'plain';

  // While someone types, the control keeps the text as typed: regrouping it would move the caret.
  #typed: string | null = null;

  protected override control(): TemplateResult {
    const shown = this.#typed ?? IDENTIFIERS[this.identifier].shown(this.value);
    if (this.rows > 1) return this.#textarea();
    return html`<input
      id="control"
      class="control"
      part="control"
      type=${this.type}
      inputmode=${this.mode === 'text' ? nothing : this.mode}
      autocomplete=${this.autocomplete}
      placeholder=${this.placeholder || nothing}
      spellcheck="false"
      .value=${live(shown)}
      ?readonly=${this.disabled}
      aria-required=${this.required ? 'true' : nothing}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby="hint below"
      data-state=${this.state}
      @input=${this.#input}
      @compositionend=${this.#input}
      @blur=${this.#blur}
    />`;
  }

  #textarea(): TemplateResult {
    return html`<textarea
      id="control"
      class="control"
      part="control"
      rows=${this.rows}
      placeholder=${this.placeholder || nothing}
      spellcheck="false"
      .value=${live(this.value)}
      ?readonly=${this.disabled}
      aria-required=${this.required ? 'true' : nothing}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby="hint below"
      data-state=${this.state}
      @focus=${reveal}
      @input=${this.#input}
      @blur=${this.#blur}
    ></textarea>`;
  }

  #input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (this.identifier !== 'plain') this.#group(input, event);
    const { value } = input;
    this.#typed = value;
    this.changed(IDENTIFIERS[this.identifier].typed(value));
  };

  /** Sets a number in groups as it is typed, once the code for it is here; what an input method is at work on is left alone. */
  #group(input: HTMLInputElement, event: Event): void {
    if (asTyped && !(event as InputEvent).isComposing) asTyped(input, this.identifier);
    else
      void import('./as-typed.ts').then((module) => {
        asTyped = module.asTyped;
      });
  }

  #blur = (): void => {
    this.#typed = null;
    this.requestUpdate();
    this.left();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-text-field': JieruTextField;
  }
}
