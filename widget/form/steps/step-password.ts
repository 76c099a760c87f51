import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { checkPassword } from '../../../schema/rules/secrets.ts';
import { verifyFilingPassword } from '../../kit/client/operations/prepare.graphql.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/locked.ts';
import '../../kit/elements/notice.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { moment } from '../../kit/words/format.ts';
import { IssueWords, issueText } from '../../kit/words/issue-words.ts';
import { labelFor } from '../../kit/words/labels.ts';
import { say } from '../../kit/words/words.ts';
import { remarkNotice, remarksOf } from './remarks.ts';
import { StepElement } from './step-element.ts';

/** Step 3 备案密码: the password the authority issued for the subject's number. It is kept only until it is sent. */
@customElement('jieru-step-password')
export class JieruStepPassword extends StepElement {
  @state() private password = '';
  @state() private visible = false;
  @state() private error = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  protected override content(): TemplateResult {
    const { subject, passwordVerifiedAt } = this.filing;
    return html`<div class="body">
        <div class="section">
          <jieru-locked from=${say('locked.fromType')}>
            <div>${subject.subjectNumber}</div>
            <div class="second">${say('password.numberNote')}</div>
          </jieru-locked>
        </div>
        ${
          passwordVerifiedAt
            ? html`<jieru-notice tone="good">
                ${say('password.verified', { at: moment(passwordVerifiedAt) })}
              </jieru-notice>`
            : html`${remarkNotice(remarksOf(this.filing, 'PASSWORD'))} ${this.#asking()}`
        }
        ${this.problem && !this.error ? this.problemNotice() : ''}
      </div>
      <jieru-foot next=${say('foot.next')} ?busy=${this.busy} @jieru-next=${this.#next}></jieru-foot>`;
  }

  #asking(): TemplateResult {
    return html`<div class="section narrow">
        <jieru-text-field
          path="password"
          type=${this.visible ? 'text' : 'password'}
          label=${labelFor(['password'])}
          hint=${say('password.hint')}
          required
          error=${this.error}
          .value=${this.password}
          @jieru-input=${this.#input}
        ></jieru-text-field>
        <div class="actions">
          <jieru-button variant="quiet" @click=${() => (this.visible = !this.visible)}>
            ${say(this.visible ? 'password.hide' : 'password.show')}
          </jieru-button>
        </div>
      </div>
      <jieru-notice heading=${say('password.forgotten')}>
        ${this.filing.rules.passwordRecovery.map((way) => html`<p>${say(`password.recover.${way}`)}</p>`)}
        <a slot="actions" href=${this.filing.rules.portalUrl} target="_blank" rel="noopener noreferrer">
          ${say('password.recoverLink')}
        </a>
      </jieru-notice>`;
  }

  #input = (event: FieldInputEvent): void => {
    this.password = event.detail.value;
    if (this.error) this.error = '';
  };

  #next = async (): Promise<void> => {
    if (this.filing.passwordVerifiedAt) return this.goOn();
    const [issue] = checkPassword(this.password);
    this.error = issue ? issueText(issue) : '';
    if (this.error) return this.#complain(this.error);
    const right = await this.run(() => this.store.act(verifyFilingPassword, { password: this.password }));
    if (right) {
      this.password = '';
      return this.goOn();
    }
    if (this.problem && 'issues' in this.problem)
      this.#complain(this.problem.issues.map((one) => one.message).join(' '));
  };

  #complain(text: string): void {
    this.error = text;
    this.announce(text, true);
    void this.focusPath(['password']);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-password': JieruStepPassword;
  }
}
