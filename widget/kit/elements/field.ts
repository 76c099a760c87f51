import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FieldInputEvent, FieldLeaveEvent } from '../events.ts';
import { say } from '../words/words.ts';
import { fieldStyles } from '../styles/field-styles.ts';
import { JieruElement } from './element.ts';
import './icon.ts';

/**
 * Base of the fields: label, hint, control, and one line below that is an error, a remark, a check or help. Label and
 * control live in one shadow root, so native labelling works; ids need to be unique in that root only.
 *
 * @fires jieru-input - On every change of the value.
 * @fires jieru-leave - When the control loses focus.
 */
export abstract class FieldElement extends JieruElement {
  static override styles = [JieruElement.styles, fieldStyles];

  /** What the field is called. */
  @property() label = '';

  /** Why it is asked or where to find it, beside the label. */
  @property() hint = '';

  /** What is wrong and what to do about it; empty when nothing is. */
  @property() error = '';

  /** What a check found, when it found the value right. */
  @property() ok = '';

  /** The value is right; shown at the control's border when there is nothing more to say. */
  @property({ type: Boolean }) right = false;

  /** What a reviewer or the authority wrote about this field, or what should be known of what stands there. */
  @property() remark = '';

  /** The current value. */
  @property() value = '';

  /** Marks the field as one that may stay empty. */
  @property({ type: Boolean }) optional = false;

  /** Shown, but not to be changed. */
  @property({ type: Boolean }) disabled = false;

  /** Tells assistive technology that a value is needed. */
  @property({ type: Boolean }) required = false;

  /** Leads to the value in the form's data, joined by dots: `websites.0.person.mobile`. */
  @property() path = '';

  protected abstract control(): TemplateResult;

  override render(): TemplateResult {
    return html`<div class="label">
        <label part="label" for="control">${this.label}</label>${this.aside()}
      </div>
      ${this.control()} ${this.below()}`;
  }

  /** Hint and mark beside the label. */
  protected aside(): TemplateResult {
    return html`<span id="hint" ?hidden=${!this.hint && !this.optional}>
      ${this.hint ? html`<span class="hint" part="hint">${this.hint}</span>` : nothing}
      ${this.optional ? html`<span class="optional">${say('field.optional')}</span>` : nothing}
    </span>`;
  }

  protected below(): TemplateResult {
    return html`<div class="below" id="below">
      ${
        this.remark
          ? html`<div class="remark" part="remark">
              <jieru-icon name="warn"></jieru-icon><span>${this.remark}</span>
            </div>`
          : nothing
      }
      ${
        this.error
          ? html`<div class="error" part="error">
              <jieru-icon name="bad"></jieru-icon><span>${this.error}</span>
            </div>`
          : this.ok
            ? html`<div class="ok" part="ok">
                <jieru-icon name="check"></jieru-icon><span>${this.ok}</span>
              </div>`
            : nothing
      }
    </div>`;
  }

  protected get state(): string | typeof nothing {
    if (this.error) return 'bad';
    if (this.remark) return 'remark';
    return this.ok || this.right ? 'ok' : nothing;
  }

  protected changed(value: string): void {
    this.value = value;
    this.dispatchEvent(new FieldInputEvent({ value }));
  }

  protected left(): void {
    this.dispatchEvent(new FieldLeaveEvent({ value: this.value }));
  }

  /** Focuses the control, also when it is the first of several. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#control, input')?.focus(options);
  }
}
