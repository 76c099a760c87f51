import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { editFiling, resubmitFiling } from '../../kit/client/operations/act.graphql.ts';
import type { SmsCheckView } from '../../kit/client/views.ts';
import { reportSmsDone } from '../../kit/client/operations/follow.graphql.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/countdown.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import '../../kit/elements/notice.ts';
import { moment } from '../../kit/words/format.ts';
import { say } from '../../kit/words/words.ts';
import { nextStepOf } from '../store/steps.ts';
import { buttonStyles } from '../../kit/styles/button-styles.ts';
import { StepElement } from './step-element.ts';

/** Step 7 短信核验: who is texted, where the code goes, how long there is, and what to do when it lapsed. */
@customElement('jieru-step-sms')
export class JieruStepSms extends StepElement {
  static override styles = [
    StepElement.styles,
    buttonStyles,
    css`
      ol {
        display: grid;
        gap: 10px;
        list-style: decimal;
        padding-left: 1.5em;
      }
      .clock {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 16px;
      }
    `,
  ];

  protected override content(): TemplateResult {
    const { state, smsCheck } = this.filing;
    return html`<div class="body">
        ${
          state === 'SMS_LAPSED'
            ? this.#lapsed()
            : state === 'AWAITING_SMS' && smsCheck
              ? this.#waiting(smsCheck)
              : this.#other()
        }
        ${this.problemNotice()}
      </div>
      <jieru-foot
        next=${this.filing.allowed.includes('REPORT_SMS_DONE') ? say('sms.done') : ''}
        ?busy=${this.busy}
        @jieru-next=${this.#done}
      ></jieru-foot>`;
  }

  #waiting({ deadline, sentAt, phoneMasked, portalUrl, advice }: SmsCheckView): TemplateResult {
    return html`${
        deadline
          ? html`<div class="section">
              <h3>${say('sms.timeLeft')}</h3>
              <div class="clock">
                <jieru-countdown until=${deadline} offset=${this.store.clock.offset}></jieru-countdown>
                <span class="soft">${say('sms.until', { at: moment(deadline) })}</span>
              </div>
            </div>`
          : nothing
      }
      <div class="section">
        <h3>${say('sms.how')}</h3>
        <ol>
          <li>
            ${phoneMasked ? say('sms.texted', { phone: IDENTIFIERS.mobile.shown(phoneMasked) }) : say('sms.textedUnknown')}
            ${sentAt ? html`<span class="soft small">${moment(sentAt)}</span>` : nothing}
          </li>
          <li>${say('sms.enter')}</li>
          <li>${say('sms.comeBack')}</li>
        </ol>
      </div>
      <div class="actions">
        <a class="button" href=${portalUrl} target="_blank" rel="noopener noreferrer">
          ${say('sms.portal')}<jieru-icon name="external"></jieru-icon>
        </a>
      </div>
      ${this.#advice(advice)}`;
  }

  /** What to do when no code comes. */
  #advice(advice: SmsCheckView['advice']): TemplateResult {
    return html`<jieru-notice heading=${say('sms.noText')}>
      <ul>
        ${advice.map(({ message }) => html`<li>${message}</li>`)}
      </ul>
    </jieru-notice>`;
  }

  #lapsed(): TemplateResult {
    const { allowed, smsCheck } = this.filing;
    return html`<jieru-notice tone="warn" heading=${say('sms.lapsed')}>${say('sms.lapsedHelp')}</jieru-notice>
      <div class="actions">
        ${
          allowed.includes('RESUBMIT')
            ? html`<jieru-button variant="primary" ?busy=${this.busy} @click=${this.#resubmit}>
                ${say('sms.resubmit')}
              </jieru-button>`
            : nothing
        }
        ${
          allowed.includes('EDIT')
            ? html`<jieru-button ?busy=${this.busy} @click=${this.#edit}>${say('sms.edit')}</jieru-button>`
            : nothing
        }
      </div>
      ${smsCheck ? this.#advice(smsCheck.advice) : nothing}`;
  }

  #other(): TemplateResult {
    const done = this.filing.smsCheck?.outcome === 'DONE';
    return html`<jieru-notice tone=${done ? 'good' : 'info'}>
      ${say(done ? 'sms.isDone' : 'sms.notYet')}
    </jieru-notice>`;
  }

  #done = async (): Promise<void> => {
    if (await this.run(() => this.store.act(reportSmsDone, {}))) this.go('RESULT');
  };

  #resubmit = async (): Promise<void> => {
    if (await this.run(() => this.store.decide(resubmitFiling, {}))) this.go('RESULT');
  };

  #edit = async (): Promise<void> => {
    if (await this.run(() => this.store.decide(editFiling, {}))) this.go(nextStepOf(this.store.filing));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-sms': JieruStepSms;
  }
}
