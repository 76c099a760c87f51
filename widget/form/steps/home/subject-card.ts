import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CancellationView, NoticeView, OwnSubject, OwnWebsite } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { GoEvent } from '../../go.ts';
import { day } from '../../../kit/words/format.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { askedNow, cancellationNotice } from './cancellation.ts';
import { isElsewhere } from './continue-form.ts';
import { homeStyles } from './home-styles.ts';
import './inspection-notice.ts';

/**
 * One of the applicant's own subjects 主体: its number, its websites, and whether a further one can be accessed.
 *
 * @fires jieru-open-filing - With the id of the order that stands in the way.
 */
@customElement('jieru-subject-card')
export class JieruSubjectCard extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles, homeStyles];

  /** The subject. */
  @property({ attribute: false }) subject: OwnSubject | null = null;

  /** What orders are opened in. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private continuing = false;
  @state() private cancelling: OwnWebsite | null = null;
  @state() private asked: ReadonlyMap<string, CancellationView> = new Map();
  private cancelled = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  /** A newer answer of the API knows of what was asked from here. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') && this.asked.size > 0) this.asked = new Map();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.subject) return nothing;
    const { nature, certificateType, certificateNumberMasked, records } = this.subject;
    return html`<div class="card" role="group" aria-labelledby="number">
      <div class="top">
        <span class="number" id="number">${records.map((record) => record.subjectNumber).join(' ')}</span>
        <span class="soft small">
          ${nameOfCode('nature', nature)} · ${nameOfCode('certificate', certificateType)} ·
          ${certificateNumberMasked}
        </span>
      </div>
      ${records.flatMap(({ notices }) => notices).map((notice) => this.#notice(notice))}
      <ul>
        ${records.flatMap(({ websites }) => websites).map((website) => this.#website(website))}
      </ul>
      ${this.#continuation(this.subject)}
      <jieru-cancel-dialog
        .website=${this.cancelling}
        .subject=${this.subject.id}
        .store=${this.store}
        @close=${() => (this.cancelling = null)}
        @jieru-cancelled=${this.#cancelled}
      ></jieru-cancel-dialog>
    </div>`;
  }

  #website(website: OwnWebsite): TemplateResult {
    const { websiteNumber, name, domains, accessSince, accessCancelledAt, lastLook, notices, inspections } =
      website;
    const cancellation = this.#cancellation(website);
    const [tone, words] = accessCancelledAt
      ? ['', say('home.cancelled', { day: day(accessCancelledAt) })]
      : accessSince
        ? ['good', say('home.accessed', { day: day(accessSince) })]
        : ['', say('home.elsewhere')];
    return html`<li class="row">
      <div class="what">
        <div>${domains.join(say('list.separator'))}</div>
        <div class="soft small">${[name, websiteNumber].filter(Boolean).join(' · ')}</div>
        <div class="state soft" data-tone=${tone}>${words}</div>
        ${cancellationNotice(cancellation)} ${notices.map((notice) => this.#notice(notice))}
        ${inspections.map(
          (inspection) =>
            html`<jieru-inspection-notice
              .inspection=${inspection}
              .store=${this.store}
              domain=${domains.join(say('list.separator'))}
            ></jieru-inspection-notice>`,
        )}
        ${
          lastLook?.notice && !accessCancelledAt
            ? html`<jieru-notice tone="warn">${lastLook.notice}</jieru-notice>`
            : nothing
        }
      </div>
      ${
        isElsewhere(website) || cancellation?.state === 'PENDING'
          ? nothing
          : html`<jieru-button
              variant="quiet"
              label=${say(cancellation ? 'cancel.againName' : 'cancel.doName', {
                domain: domains.join(say('list.separator')),
              })}
              @click=${() => void this.#cancel(website)}
            >
              ${say(cancellation ? 'cancel.again' : 'cancel.do')}
            </jieru-button>`
      }
    </li>`;
  }

  /** Where its cancellation stands; what was asked from here is known before the next answer of the API. */
  #cancellation({ websiteNumber, accessCancelledAt, cancellation }: OwnWebsite): CancellationView | null {
    if (accessCancelledAt) return null;
    return this.asked.get(websiteNumber) ?? cancellation;
  }

  /** What the authority wants corrected, in its own words. */
  #notice({ text, at }: NoticeView): TemplateResult {
    const heading = say('home.notice', { day: day(at) });
    return html`<jieru-notice tone="warn" heading=${heading}>${text}</jieru-notice>`;
  }

  #continuation({ continuation }: OwnSubject): TemplateResult {
    if (!continuation.canContinue) return this.#obstacle(continuation);
    if (this.continuing)
      return html`<jieru-continue-form .subject=${this.subject} .store=${this.store}></jieru-continue-form>`;
    return html`<div class="actions">
      <jieru-button @click=${() => void this.#continue()}>${say('home.continue')}</jieru-button>
    </div>`;
  }

  /** Why it cannot continue, and what can be done: open the order in the way, begin with the type check, ask. */
  #obstacle({ message, openFilingId, wayOut, portalUrl }: OwnSubject['continuation']): TemplateResult {
    return html`<jieru-notice tone="warn" heading=${say('home.cannotContinue')}>
      ${message} ${wayOut === 'WAIT' ? html`<p>${say('home.wait')}</p>` : nothing}
      ${
        openFilingId
          ? html`<jieru-button slot="actions" @click=${() => this.#open(openFilingId)}>
              ${say('home.openOrder')}
            </jieru-button>`
          : nothing
      }
      ${
        wayOut === 'DETERMINE'
          ? html`<jieru-button
              slot="actions"
              @click=${() => this.dispatchEvent(new GoEvent({ step: 'TYPE' }))}
            >
              ${say('type.check')}
            </jieru-button>`
          : nothing
      }
      ${
        portalUrl
          ? html`<a slot="actions" href=${portalUrl} target="_blank" rel="noopener noreferrer">
              ${say('home.askAuthority')}
            </a>`
          : nothing
      }
    </jieru-notice>`;
  }

  async #cancel(website: OwnWebsite): Promise<void> {
    await import('./cancel-dialog.ts');
    this.cancelled = website.websiteNumber;
    this.cancelling = website;
  }

  #cancelled = (): void => {
    this.asked = new Map([...this.asked, [this.cancelled, askedNow()]]);
    this.dispatchEvent(new AnnounceEvent({ text: say('cancel.asked'), urgent: false }));
  };

  async #continue(): Promise<void> {
    this.continuing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('jieru-continue-form')?.focus();
  }

  #open(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('jieru-open-filing', { detail: id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-subject-card': JieruSubjectCard;
  }
}
