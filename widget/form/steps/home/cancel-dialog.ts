import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { checkPassword, checkPhoneCode } from '../../../../schema/rules/secrets.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { cancelAccess, codeNeedQuery } from '../../../kit/client/operations/cancel.graphql.ts';
import { isTypedError, type TypedError } from '../../../kit/client/errors.ts';
import type { ApiIssue, CodeNeedView, OwnWebsite } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/check.ts';
import '../../../kit/elements/dialog.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import '../../../kit/elements/text-field.ts';
import type { AnnounceEvent, FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords, issueText } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import '../../../kit/elements/live-region.ts';
import type { JieruLiveRegion } from '../../../kit/elements/live-region.ts';
import type { FilingStore } from '../../store/store.ts';
import { problemNotice } from '../problem.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import './phone-code.ts';

type Errors = { confirm?: string; code?: string; password?: string };

const FIELDS = ['code', 'password'] as const;

/**
 * Asks to end this provider's access to a website 取消接入: what follows from it, a confirmation, a code from the phone where one
 * is needed, and the filing password. What was typed is forgotten when it was taken, or the dialog is closed.
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

  /** Id of the subject that holds it. */
  @property() subject = '';

  /** What sends the question. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @query('jieru-live-region') private readonly region!: JieruLiveRegion;

  @state() private confirmed = false;
  /** Unknown until the API has said. */
  @state() private need: CodeNeedView | null | undefined;
  @state() private code = '';
  @state() private password = '';
  @state() private errors: Errors = {};
  @state() private busy = false;
  @state() private problem: TypedError | RequestFailure | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('website') && this.website) void this.#look();
  }

  override render(): TemplateResult {
    const { domains = [], websiteNumber = '', cancellationWarnings = [] } = this.website ?? {};
    return html`<jieru-dialog
      heading=${say('cancel.heading', { domain: domains.join(say('list.separator')) })}
      close-text=${say('cancel.keep')}
      ?open=${this.website !== null}
      @close=${this.#closed}
      @jieru-announce=${this.#announced}
    >
      <jieru-live-region></jieru-live-region>
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
        ${this.#code()}
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

  /** The code, or why none is asked for. A provider that begins to send texts meanwhile says so beside the field. */
  #code(): TemplateResult | typeof nothing {
    const { need } = this;
    if (!need?.needed && !this.errors.code)
      return need?.reason?.code === 'CANCEL_CODE_NO_PHONE'
        ? html`<p class="soft">${need.reason.message}</p>`
        : nothing;
    return html`<jieru-phone-code
      .number=${this.website?.websiteNumber ?? ''}
      .phone=${need?.phone ?? ''}
      .store=${this.store}
      .value=${this.code}
      .error=${this.errors.code ?? ''}
      @jieru-input=${(event: FieldInputEvent) => (this.code = event.detail.value)}
    ></jieru-phone-code>`;
  }

  /** What is asked for; without an answer the button asks again. */
  async #look(): Promise<void> {
    const { store, website, subject } = this;
    this.need = undefined;
    await this.#run(async () => {
      const answer = await store?.api.query(codeNeedQuery, { id: subject });
      const sites = answer?.node?.records.flatMap(({ websites }) => websites) ?? [];
      const site = sites.find(({ websiteNumber }) => websiteNumber === website?.websiteNumber);
      if (this.website === website) this.need = site?.cancellationCode ?? null;
    });
  }

  #cancel = async (): Promise<void> => {
    if (!this.store || !this.website) return;
    if (this.need === undefined) await this.#look();
    if (this.need === undefined) return this.#tell();
    const [wrong] = checkPassword(this.password);
    const [wrongCode] = this.need?.needed ? checkPhoneCode(this.code) : [];
    this.problem = null;
    this.errors = {
      ...(this.confirmed ? {} : { confirm: issueText({ path: ['confirm'], code: 'CANCEL_CONFIRM' }) }),
      ...(wrongCode ? { code: issueText(wrongCode) } : {}),
      ...(wrong ? { password: issueText(wrong) } : {}),
    };
    if (Object.keys(this.errors).length === 0) await this.#send(this.store, this.website.websiteNumber);
    this.#tell();
  };

  #send(store: FilingStore, websiteNumber: string): Promise<void> {
    return this.#run(async () => {
      const input = { websiteNumber, password: this.password, confirm: true, code: this.code || null };
      const { result } = await store.api.mutate(cancelAccess, { input });
      if (!isTypedError(result)) this.#done();
      else if (result.__typename === 'ValidationError') this.#complain(result, result.issues);
      else this.problem = result;
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
  }

  #complain(error: TypedError, issues: readonly ApiIssue[]): void {
    const said = FIELDS.map((field) => {
      const own = issues.filter(({ path }) => path[0] === field).map(({ message }) => message);
      return [field, own.join(' ')] as const;
    }).filter(([, words]) => words);
    if (said.length > 0) this.errors = Object.fromEntries(said);
    else this.problem = error;
  }

  #tell(): void {
    const { confirm, code, password } = this.errors;
    const text = [confirm, code, password, this.problem && problemText(this.problem)];
    const wrong = text.filter(Boolean).join(' ');
    if (wrong) this.#announce(wrong, true);
  }

  /** Around an open dialog everything is inert, the shell's live region too: what happens in here is said in here. */
  #announce(text: string, urgent: boolean): void {
    void this.region.announce(text, urgent);
  }

  #announced = (event: AnnounceEvent): void => {
    event.stopPropagation();
    this.#announce(event.detail.text, event.detail.urgent);
  };

  #done(): void {
    this.#closed();
    this.dispatchEvent(new Event('jieru-cancelled'));
  }

  #closed = (): void => {
    this.code = '';
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
