import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { checkPasswordInput } from '../../../../schema/rules/secrets.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { claimFilingRecord } from '../../../kit/client/operations/home.graphql.ts';
import { isTypedError, type TypedError } from '../../../kit/client/errors.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/text-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords, issueText } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { focusPath } from '../focus-path.ts';
import { problemNotice } from '../problem.ts';
import { problemText } from '../../../kit/words/problem-text.ts';

type Field = 'subjectNumber' | 'password';

/**
 * Claims a record of the former platform 认领 with the filing password, which is forgotten as soon as it was sent.
 *
 * @fires jieru-claimed - When the record is the applicant's.
 */
@customElement('jieru-claim-form')
export class JieruClaimForm extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  /** What sends the claim. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private subjectNumber = '';
  @state() private password = '';
  @state() private errors: Partial<Record<Field, string>> = {};
  @state() private busy = false;
  @state() private problem: TypedError | RequestFailure | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult {
    return html`<div class="section" role="group" aria-labelledby="heading">
      <h3 id="heading">${say('claim.heading')}</h3>
      <p class="soft">${say('claim.how')}</p>
      <div class="narrow">
        ${this.#field('subjectNumber', say('claim.number'), say('claim.numberHint'))}
        ${this.#field('password', labelFor(['password']), say('password.hint'))}
      </div>
      ${this.problem ? problemNotice(this.problem) : nothing}
      <div class="actions">
        <jieru-button variant="primary" ?busy=${this.busy} @click=${this.#claim}
          >${say('claim.do')}</jieru-button
        >
      </div>
    </div>`;
  }

  #field(name: Field, label: string, hint: string): TemplateResult {
    return html`<jieru-text-field
      path=${name}
      type=${name === 'password' ? 'password' : 'text'}
      label=${label}
      hint=${hint}
      required
      .value=${this[name]}
      error=${this.errors[name] ?? ''}
      @jieru-input=${(event: FieldInputEvent) => {
        this[name] = event.detail.value;
        this.errors = { ...this.errors, [name]: '' };
      }}
    ></jieru-text-field>`;
  }

  #claim = async (): Promise<void> => {
    this.problem = null;
    const { subjectNumber, password } = this;
    const wrong = checkPasswordInput({ filingNumber: subjectNumber, password });
    this.#complain(wrong.map((one) => ({ path: one.path, message: issueText(one) })));
    if (wrong.length > 0 || !this.store) return;
    this.busy = true;
    try {
      const { result } = await this.store.api.mutate(claimFilingRecord, {
        input: { subjectNumber, password },
      });
      if (!isTypedError(result)) this.#done();
      else if (result.__typename === 'ValidationError') this.#complain(result.issues);
      else this.problem = result;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    if (this.problem) this.#announce(problemText(this.problem));
  };

  #done(): void {
    this.password = '';
    this.dispatchEvent(new Event('jieru-claimed'));
  }

  #complain(issues: readonly { path: readonly string[]; message: string }[]): void {
    const at = (name: Field): string =>
      issues
        .filter(({ path }) => (path[0] === 'password') === (name === 'password'))
        .map(({ message }) => message)
        .join(' ');
    this.errors = { subjectNumber: at('subjectNumber'), password: at('password') };
    if (issues.length === 0) return;
    this.#announce(issues.map(({ message }) => message).join(' '));
    void focusPath(this, [this.errors.subjectNumber ? 'subjectNumber' : 'password']);
  }

  #announce(text: string): void {
    this.dispatchEvent(new AnnounceEvent({ text, urgent: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-claim-form': JieruClaimForm;
  }
}
