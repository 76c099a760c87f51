import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { recordShipment } from '../../kit/client/operations/follow.graphql.ts';
import type { FilingView, ShipmentView } from '../../kit/client/views.ts';
import '../../kit/elements/copy.ts';
import '../../kit/elements/locked.ts';
import '../../kit/elements/notice.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { day, moment } from '../../kit/words/format.ts';
import { IssueWords, issueText } from '../../kit/words/issue-words.ts';
import { say } from '../../kit/words/words.ts';
import { unsentOf } from '../store/unsent.ts';
import { StepElement } from './step-element.ts';

const PLACE = 'mail';

/** Step 8 邮寄资料: what to post, how often, where to, and by which courier it went. */
@customElement('jieru-step-mail')
export class JieruStepMail extends StepElement {
  @state() private attempted = false;

  constructor() {
    super();
    new IssueWords(this);
  }

  protected override content(): TemplateResult {
    const { shipments, allowed, postToAuthority } = this.filing;
    const wanted = allowed.includes('RECORD_SHIPMENT');
    return html`<div class="body">
        ${postToAuthority ? this.#toAuthority(postToAuthority) : nothing}
        ${
          shipments.length === 0 && !postToAuthority
            ? html`<jieru-notice>${say('mail.notAsked')}</jieru-notice>`
            : nothing
        }
        ${shipments.toReversed().map((shipment) => this.#shipment(shipment))}
        ${wanted ? this.#form() : nothing} ${this.problemNotice()}
      </div>
      <jieru-foot
        next=${wanted ? say('mail.sent') : ''}
        ?busy=${this.busy}
        @jieru-next=${this.#send}
      ></jieru-foot>`;
  }

  /** Some originals go to the authority, past the provider. */
  #toAuthority({ text, papers, dueBy }: NonNullable<FilingView['postToAuthority']>): TemplateResult {
    return html`<jieru-notice tone="warn" heading=${say('mail.authority')}>
      ${text}
      ${
        papers.length > 0
          ? html`<div>
              ${say('mail.authorityPapers', {
                papers: papers.map((kind) => say(`material.${kind}`)).join(say('list.separator')),
              })}
            </div>`
          : nothing
      }
      ${dueBy ? html`<div>${say('mail.authorityDue', { day: day(dueBy) })}</div>` : nothing}
    </jieru-notice>`;
  }

  #problemOf({ status, problem }: ShipmentView): TemplateResult | typeof nothing {
    if (status !== 'MISSING' && status !== 'RETURNED') return nothing;
    return html`<jieru-notice tone="bad" heading=${say(`mail.${status}`)}
      >${problem ?? ''} ${say('mail.again')}</jieru-notice
    >`;
  }

  #shipment(shipment: ShipmentView): TemplateResult {
    const { requested, copies, address, courier, trackingNumber, sentAt, status } = shipment;
    return html`<div class="section">
      ${this.#problemOf(shipment)}
      <h3>${say('mail.what')}</h3>
      <p>${requested}</p>
      <p class="soft">${say('mail.copies', { count: copies })}</p>
      ${status === 'CALLED_OFF' && !courier ? html`<p>${say('mail.CALLED_OFF')}</p>` : nothing}
      ${
        address && status !== 'CALLED_OFF'
          ? html`<h3>${say('mail.where')}</h3>
              <jieru-copy text=${address} label=${say('mail.where')}></jieru-copy>`
          : nothing
      }
      ${
        courier
          ? html`<jieru-locked from=${sentAt ? moment(sentAt) : ''}>
              <div>${courier} · ${trackingNumber}</div>
              <div class="second">${this.#whereabouts(shipment)}</div>
            </jieru-locked>`
          : nothing
      }
    </div>`;
  }

  #whereabouts({ status, receivedAt }: ShipmentView): string {
    if (receivedAt) return say('mail.received', { at: moment(receivedAt) });
    if (status === 'MISSING' || status === 'RETURNED' || status === 'CALLED_OFF')
      return say(`mail.${status}`);
    return say('mail.onTheWay');
  }

  #form(): TemplateResult {
    return html`<div class="section">
      <h3>${say('mail.tell')}</h3>
      <div class="grid">
        <jieru-text-field
          path="courier"
          label=${say('mail.courier')}
          required
          .value=${this.#typed('courier')}
          error=${this.#wrong.courier}
          @jieru-input=${(event: FieldInputEvent) => this.#type('courier', event)}
        ></jieru-text-field>
        <jieru-text-field
          path="trackingNumber"
          label=${say('mail.tracking')}
          required
          .value=${this.#typed('trackingNumber')}
          error=${this.#wrong.trackingNumber}
          @jieru-input=${(event: FieldInputEvent) => this.#type('trackingNumber', event)}
        ></jieru-text-field>
      </div>
    </div>`;
  }

  #typed(field: 'courier' | 'trackingNumber'): string {
    return unsentOf(this.store).at(PLACE, field);
  }

  #type(field: 'courier' | 'trackingNumber', event: FieldInputEvent): void {
    unsentOf(this.store).type(PLACE, field, event.detail.value);
    this.requestUpdate();
  }

  /** Empty fields are told here, the rest by the service. */
  get #wrong(): { courier: string; trackingNumber: string } {
    const told = this.problem && 'issues' in this.problem ? this.problem.issues : [];
    const at = (name: string): string => told.find(({ path }) => path[0] === name)?.message ?? '';
    const missing = (value: string, code: 'COURIER_REQUIRED' | 'TRACKING_NUMBER_INVALID'): string =>
      this.attempted && value.trim() === '' ? issueText({ path: [], code }) : '';
    return {
      courier: missing(this.#typed('courier'), 'COURIER_REQUIRED') || at('courier'),
      trackingNumber:
        missing(this.#typed('trackingNumber'), 'TRACKING_NUMBER_INVALID') || at('trackingNumber'),
    };
  }

  #send = async (): Promise<void> => {
    this.attempted = true;
    const input = {
      courier: this.#typed('courier').trim(),
      trackingNumber: this.#typed('trackingNumber').trim(),
    };
    if (!input.courier) return this.focusPath(['courier']);
    if (!input.trackingNumber) return this.focusPath(['trackingNumber']);
    if (await this.run(() => this.store.act(recordShipment, input))) {
      this.attempted = false;
      unsentOf(this.store).sent(PLACE);
      this.announce(say('mail.onTheWay'));
    } else if (this.problem && 'issues' in this.problem)
      await this.focusPath(this.problem.issues[0]?.path ?? []);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-mail': JieruStepMail;
  }
}
