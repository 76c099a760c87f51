import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RequestFailure } from '../../kit/client/failure.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/dialog.ts';
import '../../kit/elements/notice.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { dialogStyles } from '../decide/dialog-styles.ts';
import { DeskElement } from '../desk-element.ts';
import { deskProblemText } from '../problem-text.ts';
import type { BackdropRow, Parcel } from '../types.ts';
import { say } from '../words.ts';

const FIELDS = [
  ['courier', 'parcel.courier'],
  ['trackingNumber', 'parcel.number'],
] as const satisfies readonly (readonly [keyof Parcel, string])[];

/**
 * Notes courier and tracking number of a backdrop. What is typed outlives the dialog, and a request that vanished
 * meanwhile says so.
 *
 * @fires close - When the dialog was closed.
 * @fires sent - When it was noted.
 */
@customElement('jieru-desk-parcel')
export class JieruDeskParcel extends DeskElement {
  static override styles = [
    DeskElement.styles,
    dialogStyles,
    css`
      jieru-text-field {
        margin-top: 10px;
      }
    `,
  ];

  /** For which request; null while the dialog is closed. */
  @property({ attribute: false }) request: BackdropRow | null = null;

  @state() private busy = false;
  @state() private problem: TypedError | RequestFailure | null = null;
  #waiting: AbortController | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('request')) this.problem = null;
  }

  override render(): TemplateResult {
    const { request } = this;
    return html`<jieru-dialog
      heading=${say('parcel.heading')}
      close-text=${say('act.cancel')}
      ?open=${request !== null}
      @close=${this.#close}
    >
      ${request ? this.#content(request) : nothing}
      ${
        this.#gone
          ? nothing
          : html`<jieru-button slot="actions" variant="primary" ?busy=${this.busy} @click=${this.#send}>
              ${say('backdrops.send')}
            </jieru-button>`
      }
    </jieru-dialog>`;
  }

  /** Whether somebody else was faster. */
  get #gone(): boolean {
    const list = this.desk?.backdrops?.list;
    if (!this.request || !list || list.stale || list.hasMore || this.busy) return false;
    return !list.rows.some(({ id }) => id === this.request?.id);
  }

  #content({ id, filing }: BackdropRow): TemplateResult {
    const parcel = this.desk?.backdrops?.parcelOf(id);
    const other = this.problem && !FIELDS.some(([field]) => this.#error(field)) ? this.problem : null;
    const name = filing.details.subject.name ?? say('list.unnamed');
    return html`<p>${say('parcel.text', { name, number: filing.subject.subjectNumber })}</p>
      ${FIELDS.map(
        ([field, word]) =>
          html`<jieru-text-field
            path=${field}
            label=${say(word)}
            required
            error=${this.#error(field)}
            .value=${parcel?.[field] ?? ''}
            @jieru-input=${(event: FieldInputEvent) =>
              this.desk?.backdrops?.keep(id, { [field]: event.detail.value })}
          ></jieru-text-field>`,
      )}
      ${this.#gone ? html`<jieru-notice tone="warn" live="alert">${say('parcel.gone')}</jieru-notice>` : nothing}
      ${
        other
          ? html`<jieru-notice tone="bad" heading=${say('refusal.heading')}
              >${deskProblemText(other)}</jieru-notice
            >`
          : nothing
      }`;
  }

  #error(field: keyof Parcel): string {
    const issues = this.problem && 'issues' in this.problem ? this.problem.issues : [];
    return issues.find(({ path }) => path[0] === field)?.message ?? '';
  }

  #close = (): void => {
    this.#waiting?.abort();
    this.dispatchEvent(new Event('close'));
  };

  #send = async (): Promise<void> => {
    const { request, desk } = this;
    if (!request || !desk?.backdrops || this.busy) return;
    this.busy = true;
    this.problem = null;
    this.#waiting = new AbortController();
    this.problem = await desk.backdrops.send(request, this.#waiting.signal);
    this.busy = false;
    if (!this.problem) {
      this.dispatchEvent(new Event('sent'));
      return;
    }
    this.announce(deskProblemText(this.problem), true);
    await this.updateComplete;
    const wrong = FIELDS.find(([field]) => this.#error(field))?.[0];
    if (wrong) this.renderRoot.querySelector<HTMLElement>(`[path="${wrong}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-parcel': JieruDeskParcel;
  }
}
