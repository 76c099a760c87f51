import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Need } from '../../../../schema/rules/details/needs.ts';
import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/notice.ts';
import { day } from '../../../kit/words/format.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { shownValue } from '../../../kit/shown/shown-value.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import type { DetailsForm } from './details-form.ts';
import './details-field.ts';
import type { FieldSpec } from '../../../kit/shown/fields.ts';

/**
 * A headed group of fields. Which of them are asked is read from the shared table of needs.
 *
 * @slot - Shown between heading and fields.
 */
@customElement('jieru-details-section')
export class JieruDetailsSection extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      .carried {
        margin-bottom: 14px;
      }
    `,
  ];

  /** The group's name. */
  @property() heading = '';

  /** The draft. */
  @property({ attribute: false }) form: DetailsForm | null = null;

  /** Changes with every change of the draft. */
  @property({ attribute: false }) turn: unknown = null;

  /** How the fields are shown, in order. */
  @property({ attribute: false }) specs: readonly FieldSpec[] = [];

  /** Which are asked of whom. */
  @property({ attribute: false }) needs: Readonly<Record<string, Readonly<Record<Party, Need>>>> = {};

  /** Of whom they are asked. */
  @property() party: Party = 'organisation';

  /** Where the group lies in the draft. */
  @property() place = '';

  override render(): TemplateResult {
    const wanted = this.specs.filter(
      ({ name }) => this.#need(name) === 'REQUIRED' || this.#need(name) === 'OPTIONAL',
    );
    const isCarried = ({ name }: FieldSpec): boolean =>
      this.form?.isCarried(`${this.place}.${name}`) ?? false;
    const isLocked = (spec: FieldSpec): boolean =>
      !isCarried(spec) && (this.form?.isLocked(`${this.place}.${spec.name}`) ?? false);
    const asked = wanted.filter((spec) => !isCarried(spec) && !isLocked(spec));
    return html`<div class="section" role="group" aria-labelledby="heading" part="section">
      <h3 id="heading">${this.heading}</h3>
      ${this.#remark()}
      <div class="known"><slot></slot></div>
      ${this.#carried(wanted.filter(isCarried))} ${this.#given(wanted.filter(isLocked))}
      ${asked.length === 0 ? nothing : html`<div class="grid">${asked.map((spec) => this.#field(spec))}</div>`}
    </div>`;
  }

  /** What was written about the group as a whole. */
  #remark(): TemplateResult | typeof nothing {
    const remark = this.form?.remarkAt(this.place);
    if (!remark) return nothing;
    return html`<jieru-notice tone="warn" heading=${say('remark.heading')}>${remark}</jieru-notice>`;
  }

  /** What was approved here already, with where it came from and how it would be changed. */
  #carried(specs: readonly FieldSpec[]): TemplateResult | typeof nothing {
    const { approvedAt } = this.form?.carriedOver ?? {};
    const from = approvedAt ? say('details.carriedOn', { day: day(approvedAt) }) : say('details.carried');
    return this.#settled(specs, from, say('details.carriedChange'));
  }

  /** What the provider gave and locked. */
  #given(specs: readonly FieldSpec[]): TemplateResult | typeof nothing {
    return this.#settled(specs, say('details.given'), say('details.givenChange'));
  }

  #settled(specs: readonly FieldSpec[], from: string, change: string): TemplateResult | typeof nothing {
    if (!this.form || specs.length === 0) return nothing;
    return html`<jieru-locked class="carried" from=${from}>
      ${specs.map(({ name, kind }) => {
        const path = `${this.place}.${name}`;
        const label = labelFor(path.split('.'));
        const value = this.form?.text(path) ?? '';
        // Orders from before divisions were asked for have none.
        if (kind === 'division' && !value) return nothing;
        const text =
          kind === 'division'
            ? (this.form?.placeOf(value) ?? '')
            : shownValue(name, this.form?.value(path), {
                certificateType: this.form?.text(`${this.place}.certificateType`),
              });
        return html`<div class="second">${say('summary.item', { label, text })}</div>`;
      })}
      <div slot="change" class="second">${change}</div>
    </jieru-locked>`;
  }

  #need(name: string): Need {
    return this.needs[name]?.[this.party] ?? 'NONE';
  }

  #field(spec: FieldSpec): TemplateResult {
    return html`<jieru-details-field
      class=${spec.wide ? 'wide' : ''}
      path="${this.place}.${spec.name}"
      .form=${this.form}
      .turn=${this.turn}
      .spec=${spec}
      ?optional=${this.#need(spec.name) === 'OPTIONAL'}
    ></jieru-details-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-details-section': JieruDetailsSection;
  }
}
