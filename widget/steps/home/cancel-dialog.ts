import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { checkPassword } from '../../../schema/validation/secrets.ts';
import { RequestFailure } from '../../client/failure.ts';
import { cancelAccess } from '../../client/operations/cancel.graphql.ts';
import { isTypedError } from '../../client/types/errors.ts';
import type { ApiIssue, TypedError } from '../../client/types/errors.ts';
import type { OwnWebsite } from '../../client/types/home.ts';
import '../../elements/button.ts';
import '../../elements/check.ts';
import '../../elements/dialog.ts';
import { JieruElement } from '../../elements/element.ts';
import '../../elements/notice.ts';
import '../../elements/text-field.ts';
import { AnnounceEvent } from '../../events/announce-event.ts';
import type { FieldInputEvent } from '../../events/field-input-event.ts';
import { IssueWords, issueText, labelFor } from '../../i18n/issue-words.ts';
import { say } from '../../i18n/localize.ts';
import type { FilingStore } from '../../state/store.ts';
import { problemNotice, problemText } from '../problem.ts';

type Errors = { confirm?: string; password?: string };

/**
 * Asks to end this provider's access to a website 取消接入: what follows from it, a confirmation, and the filing password,
 * which is forgotten as soon as it was sent.
 *
 * @fires close - When it was closed.
 * @fires jieru-cancelled - When the authority was asked.
 */
@customElement('jieru-cancel-dialog')
export class JieruCancelDialog extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      jieru-notice {
        display: block;
        margin-top: 12px;
      }
      .fields {
        display: grid;
        gap: 14px;
        padding-top: 14px;
      }
    `,
  ];

  /** The website whose access is to end; none closes the dialog. */
  @property({ attribute: false }) website: OwnWebsite | null = null;

  /** What sends the question. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private confirmed = false;
  @state() private password = '';
  @state() private errors: Errors = {};
  @state() private busy = false;
  @state() private problem: TypedError | RequestFailure | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult {
    const { domains = [], websiteNumber = '', cancellationWarnings = [] } = this.website ?? {};
    return html`<jieru-dialog
      heading=${say('cancel.heading', { domain: domains.join(say('list.separator')) })}
      close-text=${say('cancel.keep')}
      ?open=${this.website !== null}
      @close=${this.#closed}
    >
      <p>${say('cancel.what', { number: websiteNumber })}</p>
      <jieru-notice tone="warn" heading=${say('cancel.warnings')}>
        ${cancellationWarnings.map(({ message }) => html`<p>${message}</p>`)}
      </jieru-notice>
      <div class="fields">
        <jieru-check
          label=${say('cancel.confirm')}
          ?checked=${this.confirmed}
          error=${this.errors.confirm ?? ''}
          @jieru-input=${(event: FieldInputEvent) => (this.confirmed = event.detail.value === 'true')}
        ></jieru-check>
        <jieru-text-field
          type="password"
          label=${labelFor(['password'])}
          hint=${say('password.hint')}
          required
          .value=${this.password}
          error=${this.errors.password ?? ''}
          @jieru-input=${(event: FieldInputEvent) => (this.password = event.detail.value)}
        ></jieru-text-field>
      </div>
      ${this.problem ? problemNotice(this.problem, (id) => void this.store?.load(id)) : nothing}
      <jieru-button slot="actions" variant="danger" ?busy=${this.busy} @click=${this.#cancel}>
        ${say('cancel.do')}
      </jieru-button>
    </jieru-dialog>`;
  }

  #cancel = async (): Promise<void> => {
    if (!this.store || !this.website) return;
    const [wrong] = checkPassword(this.password);
    this.problem = null;
    this.errors = {
      ...(this.confirmed ? {} : { confirm: issueText({ path: ['confirm'], code: 'CANCEL_CONFIRM' }) }),
      ...(wrong ? { password: issueText(wrong) } : {}),
    };
    if (Object.keys(this.errors).length === 0) await this.#send(this.store, this.website.websiteNumber);
    this.#tell();
  };

  async #send(store: FilingStore, websiteNumber: string): Promise<void> {
    this.busy = true;
    try {
      const input = { websiteNumber, password: this.password, confirm: true };
      const { result } = await store.api.mutate(cancelAccess, { input });
      if (!isTypedError(result)) this.#done();
      else if (result.__typename === 'ValidationError') this.#complain(result, result.issues);
      else this.problem = result;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
  }

  #complain(error: TypedError, issues: readonly ApiIssue[]): void {
    const ofPassword = issues.filter(({ path }) => path[0] === 'password').map(({ message }) => message);
    if (ofPassword.length > 0) this.errors = { password: ofPassword.join(' ') };
    else this.problem = error;
  }

  #tell(): void {
    const text = [this.errors.confirm, this.errors.password, this.problem && problemText(this.problem)];
    const wrong = text.filter(Boolean).join(' ');
    if (wrong) this.dispatchEvent(new AnnounceEvent({ text: wrong, urgent: true }));
  }

  #done(): void {
    this.#closed();
    this.dispatchEvent(new Event('jieru-cancelled'));
  }

  #closed = (): void => {
    this.password = '';
    this.confirmed = false;
    this.errors = {};
    this.problem = null;
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-cancel-dialog': JieruCancelDialog;
  }
}
