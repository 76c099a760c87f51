import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { resubmitFiling, submitFiling, withdrawFiling } from '../../../kit/client/operations/act.graphql.ts';
import type { ApiIssue } from '../../../kit/client/views.ts';
import type { StepKey } from '../../../../schema/client/operations.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/error-summary.ts';
import '../../../kit/elements/notice.ts';
import { say } from '../../../kit/words/words.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { isEditable, isRemark, isUnfinished } from '../../store/steps.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import { StepElement } from '../step-element.ts';
import './abandon-button.ts';
import './review-summary.ts';

type OpenIssue = { step: StepKey; issue: Pick<ApiIssue, 'path' | 'message'> };

/** Everything on one page: what will be sent, what is still missing, consent, and the submission. */
@customElement('jieru-step-review')
export class JieruStepReview extends StepElement {
  constructor() {
    super();
    new IssueWords(this);
  }

  protected override content(): TemplateResult {
    const editable = isEditable(this.filing);
    return html`<div class="body">
        ${editable ? this.#missing() : nothing}
        <jieru-review-summary
          .filing=${this.filing}
          .store=${this.store}
          ?editable=${editable}
        ></jieru-review-summary>
        ${
          editable
            ? html`<jieru-consent-box
                path="consent.AUTHORITY"
                purpose="AUTHORITY"
                .store=${this.store}
              ></jieru-consent-box>`
            : nothing
        }
        ${this.problemNotice()} ${this.#otherWays()}
      </div>
      <jieru-foot
        next=${editable ? say(this.#again ? 'review.resubmit' : 'review.submit') : ''}
        ?busy=${this.busy}
        @jieru-next=${this.#submit}
      ></jieru-foot>`;
  }

  get #again(): boolean {
    return this.filing.allowed.includes('RESUBMIT');
  }

  get #open(): OpenIssue[] {
    return this.filing.steps
      .filter(isUnfinished)
      .flatMap(({ key, issues }): OpenIssue[] =>
        issues.length > 0
          ? issues.filter((issue) => !isRemark(issue)).map((issue) => ({ step: key, issue }))
          : [{ step: key, issue: { path: [], message: say('review.stepOpen') } }],
      );
  }

  #missing(): TemplateResult | typeof nothing {
    const open = this.#open;
    if (open.length === 0) return nothing;
    return html`<jieru-error-summary
      heading=${say('review.missing', { count: open.length })}
      .items=${open.map(({ step, issue }) => ({
        label: [say(`step.${step}`), labelFor(issue.path)].filter(Boolean).join(' · '),
        text: issue.message,
        go: () => this.go(step, issue.path.length > 0 ? issue.path : undefined),
      }))}
    ></jieru-error-summary>`;
  }

  #otherWays(): TemplateResult | typeof nothing {
    const { allowed } = this.filing;
    const mayWithdraw = allowed.includes('WITHDRAW') && !isEditable(this.filing);
    if (!mayWithdraw && !allowed.includes('ABANDON')) return nothing;
    return html`<div class="actions">
      ${
        mayWithdraw
          ? html`<jieru-button ?busy=${this.busy} @click=${this.#withdraw}
              >${say('review.withdraw')}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('ABANDON')
          ? html`<jieru-abandon-button .store=${this.store}></jieru-abandon-button>`
          : nothing
      }
    </div>`;
  }

  #submit = async (): Promise<void> => {
    const [first] = this.#open;
    if (first) {
      this.announce(say('review.missing', { count: this.#open.length }), true);
      this.go(first.step, first.issue.path.length > 0 ? first.issue.path : undefined);
      return;
    }
    if (!(await this.renderRoot.querySelector<JieruConsentBox>('jieru-consent-box')?.confirm())) return;
    const done = await this.run(() => this.store.decide(this.#again ? resubmitFiling : submitFiling, {}));
    if (done) this.go('RESULT');
    else await this.store.refresh();
  };

  #withdraw = async (): Promise<void> => {
    if (await this.run(() => this.store.decide(withdrawFiling, {}))) this.announce(say('review.withdrawn'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-review': JieruStepReview;
  }
}
