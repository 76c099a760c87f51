import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { editFiling, withdrawFiling } from '../../../kit/client/operations/act.graphql.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/notice.ts';
import { say } from '../../../kit/words/words.ts';
import { nextStepOf } from '../../store/steps.ts';
import '../review/abandon-button.ts';
import { StepElement } from '../step-element.ts';
import './approved-panel.ts';
import './refused-panel.ts';
import '../../../kit/elements/timeline.ts';

/** Step 9 进度与结果: where the filing is, what comes next, and in the end the number to hang. */
@customElement('jieru-step-result')
export class JieruStepResult extends StepElement {
  protected override content(): TemplateResult {
    const { state, result, allowed, websites } = this.filing;
    const refused = state === 'REFUSED' || websites.some((site) => site.result === 'REFUSED');
    return html`<div class="body">
        ${result ? html`<jieru-approved-panel .result=${result}></jieru-approved-panel>` : nothing}
        ${
          refused && ['REFUSED', 'APPROVED'].includes(state)
            ? html`<jieru-refused-panel .filing=${this.filing}></jieru-refused-panel>`
            : nothing
        }
        ${this.#wants()} ${this.problemNotice()}
        <jieru-timeline .filing=${this.filing}></jieru-timeline>
        <div class="actions">
          ${
            allowed.includes('WITHDRAW') && state !== 'DRAFT'
              ? html`<jieru-button ?busy=${this.busy} @click=${this.#withdraw}
                  >${say('review.withdraw')}</jieru-button
                >`
              : nothing
          }
          ${
            allowed.includes('ABANDON') && state !== 'DRAFT'
              ? html`<jieru-abandon-button .store=${this.store}></jieru-abandon-button>`
              : nothing
          }
          ${
            state === 'APPROVED' || state === 'ABANDONED'
              ? html`<jieru-button @click=${this.#another}>${say('result.another')}</jieru-button>`
              : nothing
          }
        </div>
      </div>
      <jieru-foot
        next=${allowed.includes('EDIT') && state === 'REFUSED' ? say('result.correct') : ''}
        ?busy=${this.busy}
        @jieru-next=${this.#edit}
      ></jieru-foot>`;
  }

  /** What waits for the applicant, with the way there. */
  #wants(): TemplateResult | typeof nothing {
    const { state } = this.filing;
    const calls = {
      RETURNED: ['returned.heading', 'returned.text', nextStepOf(this.filing)],
      AWAITING_SMS: ['result.smsHeading', 'result.smsText', 'SMS'],
      SMS_LAPSED: ['sms.lapsed', 'sms.lapsedHelp', 'SMS'],
      AWAITING_ORIGINALS: ['result.mailHeading', 'result.mailText', 'MAIL'],
    } as const;
    const call = state in calls ? calls[state as keyof typeof calls] : null;
    if (!call) return nothing;
    const [heading, text, step] = call;
    return html`<jieru-notice tone="warn" heading=${say(heading)}>
      ${say(text)}
      <jieru-button slot="actions" variant="primary" @click=${() => this.go(step)}>
        ${say(`step.${step}`)}
      </jieru-button>
    </jieru-notice>`;
  }

  #withdraw = async (): Promise<void> => {
    if (await this.run(() => this.store.decide(withdrawFiling, {}))) this.go('REVIEW');
  };

  #edit = async (): Promise<void> => {
    if (await this.run(() => this.store.decide(editFiling, {}))) this.go(nextStepOf(this.store.filing));
  };

  #another = (): void => {
    this.go('HOME');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-result': JieruStepResult;
  }
}
