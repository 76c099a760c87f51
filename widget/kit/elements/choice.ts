import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '../words/words.ts';
import { ChoiceEvent } from '../events.ts';
import { choiceStyles } from '../styles/choice-styles.ts';
import { FieldElement } from './field.ts';
import type { Option } from './select.ts';

/**
 * Radio buttons, or check boxes when `multiple`; as cards with a line of detail, or as small chips.
 *
 * @fires jieru-choice - When another set is chosen.
 * @csspart label - What the options are about.
 * @csspart control - Each option.
 */
@customElement('jieru-choice')
export class JieruChoice extends FieldElement {
  static override styles = [FieldElement.styles, choiceStyles];

  /** What may be chosen. */
  @property({ attribute: false }) options: readonly Option[] = [];

  /** What is chosen. */
  @property({ attribute: false }) values: readonly string[] = [];

  /** Several may be chosen. */
  @property({ type: Boolean }) multiple = false;

  /** Shows so many options at first, and the chosen ones; 0 shows all. */
  @property({ type: Number }) fold = 0;

  /** How the options look. */
  @property() look: 'cards' | 'chips' = 'chips';

  @state() private unfolded = false;

  override render(): TemplateResult {
    return html`<div
      role=${this.multiple ? 'group' : 'radiogroup'}
      aria-labelledby="label"
      aria-describedby="hint below"
      aria-invalid=${this.error && !this.multiple ? 'true' : nothing}
      aria-required=${this.required && !this.multiple ? 'true' : nothing}
    >
      <div class="label"><span id="label" part="label">${this.label}</span>${this.aside()}</div>
      ${this.look === 'cards' ? [this.below(), this.control()] : [this.control(), this.below()]}
    </div>`;
  }

  protected override control(): TemplateResult {
    return html`<div class="options ${this.look}" data-state=${this.state} @focusout=${this.#focusout}>
      ${this.#shown.map((option, index) => this.#option(option, index))}
      <button
        class="more"
        part="button"
        type="button"
        ?hidden=${this.#shown.length === this.options.length}
        @click=${this.#unfold}
      >
        ${say('choice.all', { count: this.options.length })}
      </button>
    </div>`;
  }

  get #shown(): readonly Option[] {
    if (this.fold === 0 || this.unfolded) return this.options;
    return this.options.filter(({ value }, index) => index < this.fold || this.values.includes(value));
  }

  #unfold = async (): Promise<void> => {
    this.unfolded = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll('input')[this.fold]?.focus();
  };

  #option(option: Option, index: number): TemplateResult {
    const chosen = this.values.includes(option.value);
    return html`<label class="option ${chosen ? 'chosen' : ''}" part="control option">
      <input
        type=${this.multiple ? 'checkbox' : 'radio'}
        name="choice"
        value=${option.value}
        .checked=${chosen}
        ?disabled=${this.disabled || (option.disabled ?? false)}
        aria-describedby=${option.detail ? `detail-${index}` : nothing}
        @change=${() => this.#toggle(option.value)}
      />
      <span class="words">
        <span>${option.text}</span>
        ${option.detail ? html`<span class="detail" id="detail-${index}">${option.detail}</span>` : nothing}
      </span>
    </label>`;
  }

  #toggle(value: string): void {
    const others = this.values.filter((one) => one !== value);
    const values = !this.multiple
      ? [value]
      : others.length < this.values.length
        ? others
        : [...others, value];
    this.values = values;
    this.value = values.join(',');
    this.dispatchEvent(new ChoiceEvent({ values }));
  }

  #focusout = (event: FocusEvent): void => {
    const inside = event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (!inside) this.left();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-choice': JieruChoice;
  }
}
