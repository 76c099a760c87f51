import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SUBJECT_NATURES } from '../../../../schema/rules/choices/subject-natures.ts';
import type { DetermineInput, ApiIssue } from '../../../kit/client/views.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/check.ts';
import '../../../kit/elements/notice.ts';
import '../../../kit/elements/select.ts';
import '../../../kit/elements/text-field.ts';
import { whenIdle } from '../../../kit/idle.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import { focusPath } from '../focus-path.ts';
import './domain-list.ts';
import './region-fields.ts';
import { keepType, keptType, mayKeepType } from './type-draft.ts';
import { atItsLine, EMPTY_TYPE, withGiven } from './type-model.ts';
import type { TypeModel } from './type-model.ts';

/** The rules, and the words for what is wrong. */
type Checks = typeof import('./type-checks.ts').typeChecks;

/**
 * The five questions of the type check. What is typed stays here until the check answers.
 *
 * @fires jieru-determine - With the input, when everything is right.
 */
@customElement('jieru-type-form')
export class JieruTypeForm extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      jieru-consent-box {
        margin-top: 14px;
      }
    `,
  ];

  /** What the server found wrong with the last input. */
  @property({ attribute: false }) issues: readonly ApiIssue[] = [];

  /** Where the lists of regions come from. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private model: TypeModel = EMPTY_TYPE;
  @state() private left: ReadonlySet<string> = new Set();
  @state() private changedSince: ReadonlySet<string> = new Set();
  @state() private checks: Checks | null = null;
  /** The rules were needed, and could not be loaded. */
  @state() private lost = false;
  #loading: Promise<Checks> | null = null;
  // The arrow keys choose every nature on their way; what was set for one of those is nobody's choice.
  #typeChosen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (mayKeepType(this)) this.model = keptType();
    const given = this.store?.viewer?.prefill;
    if (given) this.model = withGiven(this.model, given, given.locked);
  }

  /** The first field can be typed in before the rules are here; what failed to load is loaded again when it is needed. */
  protected override firstUpdated(): void {
    whenIdle(() => {
      void this.#rules().catch(() => undefined);
      void import('./ready-note.ts').catch(() => undefined);
    });
  }

  async #needed(): Promise<Checks | null> {
    const checks = await this.#rules().catch(() => null);
    if (checks) return checks;
    this.lost = true;
    this.dispatchEvent(new AnnounceEvent({ text: say('failure.network'), urgent: true }));
    return null;
  }

  #rules(): Promise<Checks> {
    this.#loading ??= this.#load().catch((cause: unknown) => {
      this.#loading = null;
      throw cause;
    });
    return this.#loading;
  }

  async #load(): Promise<Checks> {
    const { typeChecks } = await import('./type-checks.ts');
    await typeChecks.learnChecks();
    this.checks = typeChecks;
    this.lost = false;
    return typeChecks;
  }

  /** Checks everything; asks for the determination, or focuses the first field that is wrong. */
  async submit(): Promise<void> {
    const checks = await this.#needed();
    if (!checks) return;
    const wrong = checks.issuesOf(this.model);
    if (wrong.length === 0) return this.#ask(checks.toRequest);
    this.left = new Set(wrong.map(({ path }) => path.join('.')));
    const text = say('summary.heading', { count: wrong.length });
    this.dispatchEvent(new AnnounceEvent({ text, urgent: true }));
    void focusPath(this, wrong[0]?.path ?? []);
  }

  /** Nothing of what was typed leaves this page before that is agreed to. */
  async #ask(toRequest: Checks['toRequest']): Promise<void> {
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
      ${this.lost ? html`<jieru-notice tone="bad">${say('failure.network')}</jieru-notice>` : nothing}
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
      <jieru-ready-note
        .store=${this.store}
        province=${this.model.province}
        nature=${this.model.nature}
      ></jieru-ready-note>
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
    const { checks } = this;
    const doubt = checks?.numberDoubt(this.model);
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
        .options=${nature && checks ? checks.certificateOptions(nature) : []}
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
        identifier=${checks?.numberKind(certificateType) ?? 'plain'}
        .value=${this.model.certificateNumber}
        error=${this.#error('certificateNumber')}
        remark=${doubt?.warning && !this.#error('certificateNumber') ? checks?.faultText(doubt.warning) : ''}
        ok=${checks?.identityNote(this.model) || nothing}
        @jieru-input=${(event: FieldInputEvent) => this.#put({ certificateNumber: event.detail.value, numberConfirmed: false })}
        @jieru-leave=${() => this.#leave('certificateNumber')}
      ></jieru-text-field>
      ${this.#confirm(doubt?.doubtful ?? false)}`;
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

  #nature(nature: string): void {
    this.#put({ nature });
    // The type waits for the rules; another nature may have been chosen by then.
    const put = (checks: Checks): void => {
      if (this.model.nature !== nature) return;
      const chosen = this.#typeChosen ? this.model.certificateType : '';
      this.#put({ certificateType: checks.typeWith(nature, chosen) });
    };
    if (this.checks) put(this.checks);
    else void this.#needed().then((checks) => checks && put(checks));
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
    const own = this.checks?.issuesOf(this.model).find((issue) => issue.path.join('.') === path);
    if (own) return this.left.has(path) ? (this.checks?.faultText(own) ?? '') : '';
    if (this.changedSince.has(path.split('.')[0] ?? '')) return '';
    return this.#told.find((issue) => issue.path.join('.') === path)?.message ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-type-form': JieruTypeForm;
  }
}
