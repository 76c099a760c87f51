import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { certificateKind } from '../../../../schema/messages/values/identifiers.ts';
import { CERTIFICATE_TYPES, certificatesFor } from '../../../../schema/rules/choices/certificate-types.ts';
import { SUBJECT_NATURES } from '../../../../schema/rules/choices/subject-natures.ts';
import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { DetermineInput, ApiIssue } from '../../../kit/client/views.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/check.ts';
import '../../../kit/elements/notice.ts';
import '../../../kit/elements/select.ts';
import '../../../kit/elements/text-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords, issueText, labelFor, nameOfCode } from '../../../kit/words/issue-words.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import { focusPath } from '../focus-path.ts';
import './domain-list.ts';
import './region-fields.ts';
import { keepType, keptType, mayKeepType } from './type-draft.ts';
import {
  atItsLine,
  EMPTY_TYPE,
  identityNote,
  issuesOf,
  numberDoubt,
  toRequest,
  withGiven,
} from './type-model.ts';
import type { TypeModel } from './type-model.ts';

/**
 * The five questions of the type check. What is typed stays here until the check answers.
 *
 * @fires jieru-determine - With the input, when everything is right.
 */
@customElement('jieru-type-form')
export class JieruTypeForm extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  /** What the server found wrong with the last input. */
  @property({ attribute: false }) issues: readonly ApiIssue[] = [];

  /** Where the lists of regions come from. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private model: TypeModel = EMPTY_TYPE;
  @state() private left: ReadonlySet<string> = new Set();
  @state() private changedSince: ReadonlySet<string> = new Set();
  // The arrow keys choose every nature on their way; what was set for one of those is nobody's choice.
  #typeChosen = false;

  constructor() {
    super();
    new IssueWords(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (mayKeepType(this)) this.model = keptType();
    const given = this.store?.viewer?.prefill;
    if (given) this.model = withGiven(this.model, given, given.locked);
  }

  /** Checks everything; asks for the determination, or focuses the first field that is wrong. */
  submit(): void {
    const wrong = issuesOf(this.model);
    if (wrong.length === 0) return void this.#ask();
    this.left = new Set(wrong.map(({ path }) => path.join('.')));
    const text = say('summary.heading', { count: wrong.length });
    this.dispatchEvent(new AnnounceEvent({ text, urgent: true }));
    void focusPath(this, wrong[0]?.path ?? []);
  }

  /** Nothing of what was typed leaves this page before that is agreed to. */
  async #ask(): Promise<void> {
    if (!(await this.renderRoot.querySelector<JieruConsentBox>('jieru-consent-box')?.confirm())) return;
    this.changedSince = new Set();
    const detail = toRequest(this.model);
    if (detail) this.dispatchEvent(new CustomEvent<DetermineInput>('jieru-determine', { detail }));
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('issues') && this.#told[0]) void focusPath(this, this.#told[0].path);
  }

  get #locked(): readonly string[] {
    return this.store?.viewer?.prefill?.locked ?? [];
  }

  /** What was given by the provider, and whether it may be changed. */
  #given(): TemplateResult | typeof nothing {
    if (!this.store?.viewer?.prefill) return nothing;
    return html`<jieru-notice tone="info">
      ${say('type.givenOpen')} ${this.#locked.length > 0 ? say('type.givenLocked') : nothing}
    </jieru-notice>`;
  }

  override render(): TemplateResult {
    return html`${this.#given()}
      <div class="section" part="section">
        <jieru-region-fields
          .locked=${this.#locked}
          .store=${this.store}
          .model=${this.model}
          .errorAt=${(path: string) => this.#error(path)}
          @jieru-region=${(event: CustomEvent<Partial<TypeModel>>) => this.#put(event.detail)}
        ></jieru-region-fields>
      </div>
      <div class="section" part="section"><div class="grid">${this.#certificate()}</div></div>
      <div class="section" part="section">
        <jieru-domain-list
          .domains=${this.model.domains}
          ?locked=${this.#locked.includes('domains')}
          .errorAt=${(path: string) => this.#error(path)}
          @jieru-domains=${(event: CustomEvent<string[]>) => this.#put({ domains: event.detail })}
          @jieru-left=${(event: CustomEvent<string>) => this.#leave(event.detail)}
        ></jieru-domain-list>
      </div>
      <jieru-consent-box path="consent.FILING" purpose="FILING" .store=${this.store}></jieru-consent-box>`;
  }

  /** What the server found wrong, each where it stands in the form. */
  get #told(): readonly ApiIssue[] {
    return this.issues.map((issue) => atItsLine(issue, this.model));
  }

  #certificate(): TemplateResult {
    const { nature, certificateType } = this.model;
    const types = nature ? certificatesFor(nature as SubjectNature) : [];
    const doubt = numberDoubt(this.model);
    return html`<jieru-select
        path="nature"
        label=${labelFor(['nature'])}
        placeholder=${say('select.choose')}
        required
        ?disabled=${this.#locked.includes('nature')}
        .value=${nature}
        .options=${SUBJECT_NATURES.map(({ key }) => ({ value: key, text: nameOfCode('nature', key) }))}
        error=${this.#error('nature')}
        @jieru-input=${(event: FieldInputEvent) => this.#nature(event.detail.value)}
        @jieru-leave=${() => this.#leave('nature')}
      ></jieru-select>
      <jieru-select
        path="certificateType"
        label=${labelFor(['certificateType'])}
        placeholder=${nature ? say('select.choose') : say('type.natureFirst')}
        required
        ?disabled=${!nature || this.#locked.includes('certificateType')}
        .value=${certificateType}
        .options=${CERTIFICATE_TYPES.filter(({ key }) => types.includes(key)).map(({ key }) => ({
          value: key,
          text: nameOfCode('certificate', key),
        }))}
        error=${this.#error('certificateType')}
        @jieru-input=${(event: FieldInputEvent) => this.#type(event.detail.value)}
        @jieru-leave=${() => this.#leave('certificateType')}
      ></jieru-select>
      <jieru-text-field
        class="wide"
        path="certificateNumber"
        label=${labelFor(['certificateNumber'])}
        hint=${say(this.#locked.includes('certificateNumber') ? 'type.given' : 'type.numberHint')}
        ?disabled=${this.#locked.includes('certificateNumber')}
        required
        identifier=${certificateKind(certificateType)}
        .value=${this.model.certificateNumber}
        error=${this.#error('certificateNumber')}
        remark=${doubt.warning && !this.#error('certificateNumber') ? issueText(doubt.warning) : ''}
        ok=${identityNote(this.model) || nothing}
        @jieru-input=${(event: FieldInputEvent) => this.#put({ certificateNumber: event.detail.value, numberConfirmed: false })}
        @jieru-leave=${() => this.#leave('certificateNumber')}
      ></jieru-text-field>
      ${this.#confirm(doubt.doubtful)}`;
  }

  #confirm(doubtful: boolean): TemplateResult | typeof nothing {
    if (!doubtful) return nothing;
    return html`<jieru-check
      class="wide"
      path="confirmCertificateNumber"
      label=${say('number.confirm')}
      ?checked=${this.model.numberConfirmed}
      @jieru-input=${(event: FieldInputEvent) => this.#put({ numberConfirmed: event.detail.value === 'true' })}
    ></jieru-check>`;
  }

  /** The usual type comes with the nature; one that was chosen stays as long as it fits. */
  #nature(nature: string): void {
    const types = certificatesFor(nature as SubjectNature);
    const { certificateType } = this.model;
    const stays = this.#typeChosen && types.some((type) => type === certificateType);
    this.#put({ nature, certificateType: stays ? certificateType : (types[0] ?? '') });
  }

  #type(certificateType: string): void {
    this.#typeChosen = true;
    this.#put({ certificateType });
  }

  #put(part: Partial<TypeModel>): void {
    this.model = { ...this.model, ...part };
    if (mayKeepType(this)) keepType(this.model);
    this.changedSince = new Set([...this.changedSince, ...Object.keys(part)]);
  }

  #leave(path: string): void {
    this.left = new Set([...this.left, path]);
  }

  #error(path: string): string {
    const own = issuesOf(this.model).find((issue) => issue.path.join('.') === path);
    if (own) return this.left.has(path) ? issueText(own) : '';
    if (this.changedSince.has(path.split('.')[0] ?? '')) return '';
    return this.#told.find((issue) => issue.path.join('.') === path)?.message ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-type-form': JieruTypeForm;
  }
}
