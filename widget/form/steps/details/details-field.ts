import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { certificateKind } from '../../../../schema/messages/values/certificates.ts';
import { CERTIFICATE_TYPES } from '../../../../schema/rules/choices/certificate-types.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/check.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/select.ts';
import '../../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { numberNote } from '../type/type-checks.ts';
import './division-field.ts';
import type { DetailsForm } from './details-form.ts';
import type { FieldSpec } from '../../../kit/shown/fields.ts';
import { numberConfirmation } from './number-confirmation.ts';
import { stepsOfPath } from './paths.ts';

const LONG_TERM = 'LONG_TERM';

/** One field of the details, shown as its description says and tied to its place in the draft. */
@customElement('jieru-details-field')
export class JieruDetailsField extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      jieru-check {
        margin: -4px 0 14px;
      }
      .suggestion {
        margin: -8px 0 12px;
      }
    `,
  ];

  /** The draft it belongs to. */
  @property({ attribute: false }) form: DetailsForm | null = null;

  /** Changes with every change of the draft, so that the field looks again. */
  @property({ attribute: false }) turn: unknown = null;

  /** How it is shown. */
  @property({ attribute: false }) spec: FieldSpec | null = null;

  /** Its place in the draft. */
  @property() path = '';

  /** May stay empty. */
  @property({ type: Boolean }) optional = false;

  constructor() {
    super();
    new IssueWords(this);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[data-main]')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.form || !this.spec) return nothing;
    if (this.spec.kind === 'certificate-type') return this.#certificateType(this.form);
    if (this.spec.kind === 'until') return this.#until(this.form);
    if (this.spec.kind === 'division') return this.#division(this.form);
    return this.#text(this.form, this.spec);
  }

  #text(form: DetailsForm, spec: FieldSpec): TemplateResult {
    const number = spec.kind === 'certificate-number';
    return html`<jieru-text-field
        data-main
        label=${this.#label}
        hint=${this.#hint(form, spec)}
        placeholder=${spec.placeholder ? say(spec.placeholder) : ''}
        type=${spec.kind === 'date' ? 'date' : 'text'}
        input-mode=${spec.mode ?? 'text'}
        autocomplete=${spec.autocomplete ?? 'off'}
        rows=${spec.kind === 'long' ? 2 : 1}
        identifier=${number ? certificateKind(form.text(this.#sibling('certificateType'))) : (spec.identifier ?? 'plain')}
        ?optional=${this.optional}
        ?required=${!this.optional}
        .value=${form.text(this.path)}
        error=${form.errorAt(this.path)}
        remark=${form.noteAt(this.path)}
        ok=${number && form.isRight(this.path) ? numberNote(form.text(this.#sibling('certificateType')), form.text(this.path)) : ''}
        ?right=${form.isRight(this.path)}
        @jieru-input=${this.#input}
        @jieru-leave=${() => form.leave(this.path)}
      ></jieru-text-field>
      ${numberConfirmation(form, this.path)} ${this.#suggestion(form)}`;
  }

  /** One press instead of typing again what stands in another field. */
  #suggestion(form: DetailsForm): TemplateResult | typeof nothing {
    const suggestion = form.suggestionAt(this.path);
    const [, value] = suggestion?.values.find(([path]) => path === this.path) ?? [];
    if (!suggestion || !value) return nothing;
    const label = labelFor(stepsOfPath(suggestion.from));
    return html`<jieru-button
      class="suggestion"
      variant="quiet"
      @click=${() => form.takeSuggestion(suggestion)}
    >
      ${say('details.sameAs', { label, value })}
    </jieru-button>`;
  }

  #certificateType(form: DetailsForm): TemplateResult {
    return html`<jieru-select
      data-main
      label=${this.#label}
      placeholder=${say('select.choose')}
      required
      .options=${CERTIFICATE_TYPES.filter(({ person }) => person).map(({ key }) => ({ value: key, text: nameOfCode('certificate', key) }))}
      .value=${form.text(this.path)}
      error=${form.errorAt(this.path)}
      remark=${form.remarkAt(this.path)}
      ?right=${form.isRight(this.path)}
      @jieru-input=${this.#input}
      @jieru-leave=${() => form.leave(this.path)}
    ></jieru-select>`;
  }

  #division(form: DetailsForm): TemplateResult {
    return html`<jieru-division-field
      data-main
      label=${this.#label}
      hint=${form.provinceName}
      .cities=${form.citiesHere}
      .value=${form.text(this.path)}
      error=${form.errorAt(this.path)}
      remark=${form.remarkAt(this.path)}
      @jieru-input=${this.#input}
      @jieru-leave=${() => form.leave(this.path)}
    ></jieru-division-field>`;
  }

  #until(form: DetailsForm): TemplateResult {
    const value = form.text(this.path);
    const endless = value === LONG_TERM;
    return html`${
        endless
          ? html`<jieru-text-field
              label=${this.#label}
              disabled
              .value=${say('details.longTerm')}
              error=${form.errorAt(this.path)}
              remark=${form.remarkAt(this.path)}
              ?right=${form.isRight(this.path)}
            ></jieru-text-field>`
          : this.#text(form, { name: 'certificateUntil', kind: 'date' })
      }
      <jieru-check
        ?data-main=${endless}
        label=${say('details.longTerm')}
        ?checked=${endless}
        @jieru-input=${(event: FieldInputEvent) => form.set(this.path, event.detail.value === 'true' ? LONG_TERM : '')}
        @jieru-leave=${() => form.leave(this.path)}
      ></jieru-check>`;
  }

  #hint(form: DetailsForm, { hint }: FieldSpec): string {
    if (form.isGiven(this.path)) return say('details.givenOpen');
    if (form.isRead(this.path)) return say('details.read');
    return hint ? say(hint) : '';
  }

  get #label(): string {
    return labelFor(stepsOfPath(this.path));
  }

  #sibling(name: string): string {
    return [...stepsOfPath(this.path).slice(0, -1), name].join('.');
  }

  #input = (event: FieldInputEvent): void => this.form?.set(this.path, event.detail.value);
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-details-field': JieruDetailsField;
  }
}
