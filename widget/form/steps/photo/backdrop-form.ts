import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { requestBackdrop } from '../../../kit/client/operations/follow.graphql.ts';
import type { ApiIssue } from '../../../kit/client/views.ts';
import type { TypedError } from '../../../kit/client/errors.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import '../../../kit/elements/text-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { moment } from '../../../kit/words/format.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { StoreController } from '../../store/store-controller.ts';
import { unsentOf } from '../../store/unsent.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { problemText } from '../../../kit/words/problem-text.ts';

const PLACE = 'backdrop';
const FIELDS = ['recipient', 'phone', 'address'] as const;
type Field = (typeof FIELDS)[number];

/** Asks for the provider's backdrop by post, and says where it is. */
@customElement('jieru-backdrop-form')
export class JieruBackdropForm extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  @property({ attribute: false }) store!: FilingStore;

  @state() private asking = false;
  @state() private busy = false;
  @state() private problem: TypedError | RequestFailure | null = null;

  constructor() {
    super();
    new IssueWords(this);
    new StoreController(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { filing } = this.store;
    if (!filing) return nothing;
    const { backdropRequest: request, allowed } = filing;
    const open = allowed.includes('UPLOAD') && request?.status !== 'SENT';
    const asking = this.asking || FIELDS.some((field) => this.#typed(field) !== '');
    return html`<div class="section">
      <h3>${say('backdrop.heading')}</h3>
      <p class="soft">${say('backdrop.text')}</p>
      ${request ? html`<jieru-notice>${this.#whereabouts(request)}</jieru-notice>` : nothing}
      ${open && asking ? this.#form() : nothing}
      ${
        open && !asking
          ? html`<p>
              <jieru-button @click=${() => (this.asking = true)}
                >${say(request ? 'backdrop.correct' : 'backdrop.ask')}</jieru-button
              >
            </p>`
          : nothing
      }
    </div>`;
  }

  #whereabouts({
    status,
    courier,
    trackingNumber,
    askedAt,
    sentAt,
  }: NonNullable<NonNullable<FilingStore['filing']>['backdropRequest']>): string {
    return status === 'SENT' && sentAt
      ? say('backdrop.sent', {
          at: moment(sentAt),
          courier: courier ?? '',
          number: trackingNumber ?? '',
        })
      : say('backdrop.asked', { at: moment(askedAt) });
  }

  #form(): TemplateResult {
    const issues: readonly ApiIssue[] = this.problem && 'issues' in this.problem ? this.problem.issues : [];
    const errorOf = (field: Field): string => issues.find(({ path }) => path[0] === field)?.message ?? '';
    const elsewhere =
      this.problem && !FIELDS.some((field) => errorOf(field)) ? problemText(this.problem) : '';
    return html`<div class="grid">
        ${FIELDS.map(
          (field) =>
            html`<jieru-text-field
              path=${field}
              class=${field === 'address' ? 'wide' : ''}
              label=${say(`backdrop.${field}`)}
              required
              .value=${this.#typed(field)}
              error=${errorOf(field)}
              @jieru-input=${(event: FieldInputEvent) => this.#type(field, event)}
            ></jieru-text-field>`,
        )}
      </div>
      ${elsewhere ? html`<jieru-notice tone="bad">${elsewhere}</jieru-notice>` : nothing}
      <p>
        <jieru-button variant="primary" ?busy=${this.busy} @click=${this.#send}
          >${say('backdrop.send')}</jieru-button
        >
      </p>`;
  }

  #typed(field: Field): string {
    return unsentOf(this.store).at(PLACE, field);
  }

  #type(field: Field, event: FieldInputEvent): void {
    unsentOf(this.store).type(PLACE, field, event.detail.value);
    this.requestUpdate();
  }

  get #given(): Record<Field, string> {
    return {
      recipient: this.#typed('recipient'),
      phone: this.#typed('phone'),
      address: this.#typed('address'),
    };
  }

  #send = async (): Promise<void> => {
    const filingId = this.store.filing?.id;
    if (!filingId || this.busy) return;
    this.busy = true;
    try {
      this.problem = await this.store.change(requestBackdrop, { input: { filingId, ...this.#given } });
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    if (this.problem) {
      this.dispatchEvent(new AnnounceEvent({ text: problemText(this.problem), urgent: true }));
      return;
    }
    this.asking = false;
    unsentOf(this.store).sent(PLACE);
    this.dispatchEvent(new AnnounceEvent({ text: say('backdrop.done'), urgent: false }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-backdrop-form': JieruBackdropForm;
  }
}
