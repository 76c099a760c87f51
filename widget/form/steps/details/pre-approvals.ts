import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PRE_APPROVALS } from '../../../../schema/rules/choices/pre-approvals.ts';
import type { PreApprovalDraft } from '../../../../schema/rules/details/draft.ts';
import '../../../kit/elements/choice.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/text-field.ts';
import type { ChoiceEvent, FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { DetailsForm } from './details-form.ts';
import { stepsOfPath } from './paths.ts';

const NONE = 'NONE';

/** Sector permits 前置审批: none, or which, each with the number of its document. */
@customElement('jieru-pre-approvals')
export class JieruPreApprovals extends JieruElement {
  /** The draft. */
  @property({ attribute: false }) form: DetailsForm | null = null;

  /** Changes with every change of the draft. */
  @property({ attribute: false }) turn: unknown = null;

  /** Where the list lies in the draft. */
  @property() path = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('jieru-choice')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.form) return nothing;
    const form = this.form;
    const list = this.#list;
    return html`<jieru-choice
        multiple
        fold="1"
        label=${labelFor(stepsOfPath(this.path))}
        hint=${say('details.preApprovalsHint')}
        .options=${[
          { value: NONE, text: say('details.noPreApproval') },
          ...PRE_APPROVALS.map(({ key }) => ({ value: key, text: nameOfCode('preApproval', key) })),
        ]}
        .values=${list === null ? [] : list.length === 0 ? [NONE] : list.map(({ type }) => type ?? '')}
        error=${form.errorAt(this.path)}
        remark=${form.remarkAt(this.path)}
        @jieru-choice=${this.#choose}
        @jieru-leave=${() => form.leave(this.path)}
      ></jieru-choice>
      ${(list ?? []).map((one, index) => this.#number(form, one, index))}`;
  }

  get #list(): PreApprovalDraft[] | null {
    const value = this.form?.value(this.path);
    return Array.isArray(value) ? (value as PreApprovalDraft[]) : null;
  }

  #number(form: DetailsForm, { type }: PreApprovalDraft, index: number): TemplateResult {
    const path = `${this.path}.${index}.number`;
    const name = nameOfCode('preApproval', type);
    return html`<jieru-text-field
      path=${path}
      label=${say('details.permitNumber', { name })}
      required
      .value=${form.text(path)}
      error=${form.errorAt(path)}
      remark=${form.remarkAt(path)}
      ?right=${form.isRight(path)}
      @jieru-input=${(event: FieldInputEvent) => form.set(path, event.detail.value)}
      @jieru-leave=${() => form.leave(path)}
    ></jieru-text-field>`;
  }

  // Choosing a permit takes back "none", choosing "none" takes back every permit.
  #choose = (event: ChoiceEvent): void => {
    const had = this.#list;
    const { values } = event.detail;
    const nowNone = values.includes(NONE) && had?.length !== 0;
    const types = nowNone ? [] : values.filter((value) => value !== NONE);
    const emptied = !nowNone && values.length === 0;
    const kept = types.map((type) => had?.find((one) => one.type === type) ?? { type, number: '' });
    this.form?.set(this.path, emptied ? null : kept);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-pre-approvals': JieruPreApprovals;
  }
}
