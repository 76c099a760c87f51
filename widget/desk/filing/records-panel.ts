import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { StepView, ShipmentView } from '../../kit/client/views.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { moment } from '../../kit/words/format.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import '../../kit/elements/timeline.ts';
import { DeskElement } from '../desk-element.ts';
import { doubtIn, faceChip } from '../face-chip.ts';
import { placeName } from '../remarks/place-name.ts';
import type { DeskFiling, DeskReview } from '../types.ts';
import { say } from '../words.ts';

/** What stands around the data: the steps and their findings, the post, consents, earlier reviews, the history. */
@customElement('jieru-desk-records')
export class JieruDeskRecords extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 18px;
      }
      h3 {
        padding-bottom: 4px;
        border-bottom: 1px solid var(--j-line);
      }
      li {
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .step {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
      }
      .issue,
      .remark {
        display: flex;
        gap: 6px;
        grid-column: 1 / -1;
        font-size: 0.926em;
      }
      .issue jieru-icon,
      .remark jieru-icon {
        margin-top: 3px;
      }
      .lines {
        display: block;
        color: var(--j-ink-soft);
      }
      p {
        padding-top: 4px;
      }
    `,
  ];

  constructor() {
    super();
    new IssueWords(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What registers said comes after what is looked at first.
    void import('./registers-list.ts');
  }

  override render(): TemplateResult | typeof nothing {
    const filing = this.desk?.opened?.filing;
    if (!filing) return nothing;
    const steps = filing.steps.filter(({ status }) => status !== 'NOT_NEEDED');
    return html`<section aria-labelledby="steps">
        <h3 id="steps">${say('steps.heading')}</h3>
        <ul>
          ${steps.map((step) => this.#step(step))}
        </ul>
      </section>
      ${filing.shipments.length > 0 || filing.postToAuthority ? this.#shipments(filing) : nothing}
      <jieru-desk-registers .desk=${this.desk}></jieru-desk-registers>
      ${this.#reviews(filing)} ${this.#consents(filing)}
      <jieru-timeline .filing=${{ ...filing, nextExpected: null }}></jieru-timeline>`;
  }

  #step({ key, title, status, issues }: StepView): TemplateResult {
    const found = issues.filter(({ code }) => code !== 'REVIEW_REMARK');
    const doubt = key === 'PHOTO' ? doubtIn(this.desk?.opened?.filing?.faceDoubt) : null;
    const done = status === 'DONE';
    return html`<li class="step" data-step=${key}>
      <span>${title}</span>
      ${
        doubt
          ? faceChip(doubt)
          : html`<span class="chip ${done ? 'good' : found.length > 0 ? 'warn' : 'soft'}" part="chip">
              ${done ? html`<jieru-icon name="check"></jieru-icon>` : nothing}
              ${found.length > 0 ? say('steps.issues', { count: found.length }) : say(`status.${status}`)}
            </span>`
      }
      ${found.map(
        ({ message }) =>
          html`<span class="issue warn"><jieru-icon name="warn"></jieru-icon><span>${message}</span></span>`,
      )}
    </li>`;
  }

  #shipments({ shipments, postToAuthority }: DeskFiling): TemplateResult {
    return html`<section aria-labelledby="shipments">
      <h3 id="shipments">${say('shipments.heading')}</h3>
      <ul>
        ${shipments.map((one) => this.#shipment(one))}
        ${postToAuthority ? html`<li>${say('shipments.authority')} ${postToAuthority.text}</li>` : nothing}
      </ul>
    </section>`;
  }

  #shipment(shipment: ShipmentView) {
    const { requested, copies, askedAt, sentAt, courier, trackingNumber, receivedAt, status } = shipment;
    const astray = status === 'MISSING' || status === 'RETURNED' || status === 'CALLED_OFF';
    const sent = sentAt
      ? say('originals.sent', {
          at: moment(sentAt),
          courier: courier ?? '',
          number: trackingNumber ?? '',
        })
      : say('originals.notSent');
    return html`<li>
      ${requested}
      <span class="lines">${say('originals.asked', { at: moment(askedAt), copies })}</span>
      ${
        astray
          ? html`<span class="lines">${say(`shipment.${status}`)} ${shipment.problem ?? ''}</span>`
          : nothing
      }
      <span class="lines">${receivedAt ? say('originals.received', { at: moment(receivedAt) }) : sent}</span>
    </li>`;
  }

  #reviews(filing: DeskFiling): TemplateResult {
    const reviews = filing.reviews.toReversed();
    return html`<section aria-labelledby="reviews">
      <h3 id="reviews">${say('reviews.heading')}</h3>
      ${reviews.length === 0 ? html`<p class="soft">${say('reviews.none')}</p>` : nothing}
      <ul>
        ${reviews.map((review) => this.#review(review, filing))}
      </ul>
    </section>`;
  }

  #review({ decision, reviewer, at, remarks }: DeskReview, filing: DeskFiling): TemplateResult {
    return html`<li>
      ${say('reviews.line', {
        decision: say(`review.decision.${decision}`),
        reviewer: reviewer ?? say('review.unknown'),
        at: moment(at),
      })}
      ${(remarks ?? []).map(
        ({ path, message }) =>
          html`<span class="remark soft"
            ><jieru-icon name="note"></jieru-icon
            ><span
              >${say('summary.item', { label: placeName(path ?? [], filing), text: message })}</span
            ></span
          >`,
      )}
    </li>`;
  }

  #consents({ consents }: DeskFiling): TemplateResult {
    return html`<section aria-labelledby="consents">
      <h3 id="consents">${say('consents.heading')}</h3>
      ${consents.length === 0 ? html`<p class="soft">${say('consents.none')}</p>` : nothing}
      <ul>
        ${consents.map(
          ({ purpose, grantedAt, version, withdrawnAt }) =>
            html`<li>
              ${say(withdrawnAt ? 'consents.withdrawn' : 'consents.line', {
                purpose: say(`consent.purpose.${purpose}`),
                at: moment(grantedAt),
                version,
                withdrawn: withdrawnAt ? moment(withdrawnAt) : '',
              })}
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-records': JieruDeskRecords;
  }
}
