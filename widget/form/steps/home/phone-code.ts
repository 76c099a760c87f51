import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { requestCancellationCode } from '../../../kit/client/operations/cancel.graphql.ts';
import { isTypedError, type TypedError } from '../../../kit/client/errors.ts';
import { IDENTIFIERS } from '../../../../schema/messages/values/identifiers.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/text-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { moment } from '../../../kit/words/format.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { problemNotice } from '../problem.ts';
import { problemText } from '../../../kit/words/problem-text.ts';

/**
 * Has a code texted to the phone of a website's responsible person 网站负责人, and takes it. When the next text may be asked for
 * is counted down for the eyes; screen readers hear of its beginning and its end.
 *
 * @fires jieru-input - On every change of the code.
 */
@customElement('jieru-phone-code')
export class JieruPhoneCode extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .send {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }
    `,
  ];

  /** Of the website: a code is for this one alone. */
  @property() number = '';

  /** The phone, masked. */
  @property() phone = '';

  /** What was typed. */
  @property() value = '';

  /** What is wrong with it. */
  @property() error = '';

  /** What sends the question. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private busy = false;
  @state() private sent: { expiresAt: string } | null = null;
  @state() private wait = 0;
  @state() private problem: TypedError | RequestFailure | null = null;

  @query('jieru-text-field') private readonly field!: HTMLElement;

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new IssueWords(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult {
    const { sent, wait } = this;
    const send = wait > 0 ? 'code.sendIn' : sent ? 'code.sendAgain' : 'code.send';
    return html`<p>${say('code.what', { phone: IDENTIFIERS.mobile.shown(this.phone) })}</p>
      <div class="send">
        <jieru-button ?busy=${this.busy} ?disabled=${wait > 0} @click=${this.#send}>
          ${say(send, { seconds: wait })}
        </jieru-button>
        ${sent ? html`<span class="soft small">${say('code.until', { at: moment(sent.expiresAt) })}</span>` : nothing}
      </div>
      ${this.problem ? problemNotice(this.problem, (id) => void this.store?.load(id)) : nothing}
      <jieru-text-field
        input-mode="numeric"
        autocomplete="one-time-code"
        label=${labelFor(['code'])}
        required
        .value=${this.value}
        error=${this.error}
      ></jieru-text-field>`;
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  #send = async (): Promise<void> => {
    if (!this.store) return;
    this.busy = true;
    this.problem = null;
    try {
      const input = { websiteNumber: this.number };
      const { result } = await this.store.api.mutate(requestCancellationCode, { input });
      if (isTypedError(result)) this.#complain(result);
      else this.#told(result);
    } catch (cause) {
      this.#complain(cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause)));
    } finally {
      this.busy = false;
    }
  };

  #told({
    phone,
    expiresAt,
    resendAfterSeconds,
  }: {
    phone: string;
    expiresAt: string;
    resendAfterSeconds: number;
  }): void {
    this.phone = phone;
    this.sent = { expiresAt };
    this.#countDown(resendAfterSeconds);
    this.#say(say('code.sent', { phone, seconds: resendAfterSeconds }));
    // The button rests now, and a resting button would lose the focus.
    this.focus();
  }

  #complain(problem: TypedError | RequestFailure): void {
    this.problem = problem;
    if ('__typename' in problem && problem.__typename === 'RateLimitedError')
      this.#countDown(problem.retryAfterSeconds);
    this.dispatchEvent(new AnnounceEvent({ text: problemText(problem), urgent: true }));
  }

  /** Clocks may stand still while a page sleeps, so what is left is asked of the time and not of the ticks. */
  #countDown(seconds: number): void {
    clearInterval(this.#timer);
    const end = Date.now() + seconds * 1000;
    this.wait = seconds;
    this.#timer = setInterval(() => {
      this.wait = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (this.wait > 0) return;
      clearInterval(this.#timer);
      if (this.problem && 'retryAfterSeconds' in this.problem) this.problem = null;
      this.#say(say('code.mayAgain'));
    }, 1000);
  }

  #say(text: string): void {
    this.dispatchEvent(new AnnounceEvent({ text, urgent: false }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-phone-code': JieruPhoneCode;
  }
}
