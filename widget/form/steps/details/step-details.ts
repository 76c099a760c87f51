import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import { SUBJECT_NEEDS, SUBJECT_PERSON_NEEDS } from '../../../../schema/rules/details/needs.ts';
import { LONG_TERM } from '../../../../schema/rules/certificate-term.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/error-summary.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/notice.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import { StepElement } from '../step-element.ts';
import { DetailsForm } from './details-form.ts';
import './details-section.ts';
import { PERSON_SPECS, SUBJECT_SPECS } from '../../../kit/shown/fields.ts';
import { numberConfirmation } from './number-confirmation.ts';
import './website-section.ts';

/** Step 4 填写接入信息: subject, persons and websites, saved while they are typed. */
@customElement('jieru-step-details')
export class JieruStepDetails extends StepElement {
  @state() private summary = false;

  readonly #load = new Task(this, {
    task: async ([ready]) => {
      if (ready && !this.#form.loaded) await this.#form.load();
    },
    args: () => [this.ready] as const,
  });

  constructor() {
    super();
    new IssueWords(this);
  }

  // The form outlives this element, so that walking back and forth loses nothing.
  get #form(): DetailsForm {
    return this.store.keep('details', () => new DetailsForm(this.store));
  }

  override updated(): void {
    if (!this.ready) return;
    void this.#form.catchUp().catch(() => this.store.setOnline(false));
    this.#form.autosave.resume();
  }

  protected override content(): TemplateResult {
    const form = this.#form;
    if (this.#load.error)
      return html`<div class="body">
        <jieru-notice tone="bad" live="alert">${failureText(this.#load.error)}</jieru-notice>
      </div>`;
    if (!form.loaded) return html`<div class="body soft" role="status">${say('shell.loading')}</div>`;
    return html`<div class="body">
        ${this.summary ? this.#summary(form) : nothing} ${this.#remarks()}
        <jieru-consent-box path="consent.FILING" purpose="FILING" .store=${this.store}></jieru-consent-box>
        ${this.#offer(form)} ${this.#subject(form)} ${this.#person(form)}
        ${this.filing.websites.map(
          (website, index) =>
            html`<jieru-website-section
              class="section"
              .website=${website}
              .form=${form}
              .turn=${this.#form.turn}
              party=${this.#party}
              ?alone=${this.filing.websites.length === 1}
              place="websites.${index}"
            ></jieru-website-section>`,
        )}
        ${this.problemNotice()}
      </div>
      <jieru-foot next=${say('foot.next')} ?busy=${this.busy} @jieru-next=${this.#next}></jieru-foot>`;
  }

  /** Values of papers that came first: shown as they were read, put in when asked, and then to be compared field by field. */
  #offer(form: DetailsForm): TemplateResult | typeof nothing {
    const { offered } = form;
    if (offered.length === 0) return nothing;
    return html`<jieru-notice heading=${say('details.offer')}>
      ${offered.map(({ path, value }) => html`<p>${labelFor(path.split('.'))}: ${value === LONG_TERM ? say('details.longTerm') : value}</p>`)}
      <p class="soft small">${say('details.offerCompare')}</p>
      <jieru-button variant="quiet" @click=${() => form.takeRead()}>${say('details.offerTake')}</jieru-button>
    </jieru-notice>`;
  }

  get #party(): Party {
    return partyOf(this.filing.subject.nature);
  }

  #subject(form: DetailsForm): TemplateResult {
    const { subject } = this.filing;
    return html`<jieru-details-section
      heading=${say(`details.subject.${this.#party}`)}
      .form=${form}
      .turn=${this.#form.turn}
      .specs=${SUBJECT_SPECS}
      .needs=${SUBJECT_NEEDS}
      party=${this.#party}
      place="subject"
    >
      <jieru-locked from=${say('locked.fromType')}>
        <div>${subject.subjectNumber}</div>
        <div class="second">
          ${nameOfCode('nature', subject.nature)} · ${nameOfCode('certificate', subject.certificateType)} ·
          ${subject.certificateNumberMasked}
        </div>
      </jieru-locked>
      ${this.#ownNumber(form)}
    </jieru-details-section>`;
  }

  /** The number of the type check is shown and not asked; whether it was compared with the paper is. */
  #ownNumber(form: DetailsForm): TemplateResult | typeof nothing {
    const path = 'subject.certificateNumber';
    if (!form.isDoubtful(path)) return nothing;
    return html`<jieru-notice tone="warn">${form.errorAt(path) || form.noteAt(path)}</jieru-notice>
      ${numberConfirmation(form, path)}`;
  }

  #person(form: DetailsForm): TemplateResult {
    return html`<jieru-details-section
      heading=${say(`details.person.${this.#party}`)}
      .form=${form}
      .turn=${this.#form.turn}
      .specs=${PERSON_SPECS}
      .needs=${SUBJECT_PERSON_NEEDS}
      party=${this.#party}
      place="subjectPerson"
    ></jieru-details-section>`;
  }

  /** Remarks about the whole; those about a field stand at the field. */
  #remarks(): TemplateResult | typeof nothing {
    if (this.filing.state !== 'RETURNED') return nothing;
    const last = this.filing.reviews.findLast(({ decision }) => decision === 'RETURN');
    const general = last?.remarks?.filter(({ path }) => !path || path.length === 0) ?? [];
    if (general.length === 0) return nothing;
    return html`<jieru-notice tone="warn" heading=${say('returned.heading')}>
      ${general.map(({ message }) => html`<p>${message}</p>`)}
    </jieru-notice>`;
  }

  #summary(form: DetailsForm): TemplateResult | typeof nothing {
    if (form.open.length === 0) return nothing;
    return html`<jieru-error-summary
      .items=${form.open.map(({ path, message }) => ({
        label: labelFor(path),
        text: message,
        go: () => void this.focusPath(path),
      }))}
    ></jieru-error-summary>`;
  }

  #next = async (): Promise<void> => {
    const form = this.#form;
    form.attempted = true;
    form.changed();
    if (form.issues.length > 0) return this.#complain();
    if (!(await this.renderRoot.querySelector<JieruConsentBox>('jieru-consent-box')?.confirm())) return;
    this.busy = true;
    const saved = await form.autosave.save();
    this.busy = false;
    if (!saved) return;
    // What is compared with the record is known to the service alone.
    if (form.open.length > 0) return this.#complain();
    this.goOn();
  };

  async #complain(): Promise<void> {
    const { open } = this.#form;
    this.summary = true;
    this.announce(say('summary.heading', { count: open.length }), true);
    const [first] = open;
    if (first) await this.focusPath(first.path);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-details': JieruStepDetails;
  }
}
