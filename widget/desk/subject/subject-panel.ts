import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { day, moment } from '../../kit/words/format.ts';
import { nameOfCode } from '../../kit/words/labels.ts';
import { sayIfKnown } from '../../kit/words/words.ts';
import { listName } from '../authority/list-names.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskOpenEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import { listPanelStyles } from '../lists/list-panel-styles.ts';
import { rowStyles } from '../lists/row-styles.ts';
import { SubjectPage } from '../store/subject.ts';
import type { ToldSubject } from '../store/subject.ts';
import { chipStyles } from '../styles/chip-styles.ts';
import { say } from '../words.ts';
import { filingRow } from './filing-row.ts';
import { saySubject, subjectWordsReady } from './words.ts';

/** A subject (主体) in one place: its filings, its websites, what came about it, what was done, and the account it belongs to. */
@customElement('jieru-desk-subject')
export class JieruDeskSubject extends DeskElement {
  static override styles = [
    DeskElement.styles,
    listPanelStyles,
    rowStyles,
    chipStyles,
    css`
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        color: var(--j-ink-soft);
      }
      section > h4 {
        padding: 14px var(--j-inset) 4px;
      }
      section > p {
        padding: 4px var(--j-inset) 8px;
        color: var(--j-ink-soft);
      }
      .top h3 {
        font-size: 1.2em;
        overflow-wrap: anywhere;
      }
      @container (min-width: 760px) {
        .row {
          grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) 11em 9em;
        }
      }
    `,
  ];

  /** Whose subject: `filing=fil_…`. */
  @property() asked = '';

  @state() private speaks = false;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.desk && (changed.has('desk') || changed.has('asked'))) void this.#begin();
  }

  override render(): TemplateResult | typeof nothing {
    const page = this.desk?.subject;
    if (!this.speaks) return nothing;
    const { told = null, failure = null } = page ?? {};
    return html`<div class="top">
        <h3 tabindex="-1">${told?.about.details.subject?.name ?? saySubject('subject.heading')}</h3>
        ${told ? this.#facts(told) : nothing}
      </div>
      <div class="panel">
        ${failure ? this.#failed(failure) : nothing}
        ${
          told
            ? this.#all(told)
            : failure
              ? nothing
              : html`<p class="empty" role="status">
                  ${page ? say('desk.loading') : saySubject('subject.whose')}
                </p>`
        }
      </div>`;
  }

  /** Focuses what opened a filing from here, else the heading. */
  async focusList(filingId?: string | null): Promise<void> {
    await this.updateComplete;
    const way = filingId ? this.renderRoot.querySelector<HTMLElement>(`[data-filing="${filingId}"]`) : null;
    (way ?? this.renderRoot.querySelector<HTMLElement>('h3'))?.focus();
  }

  async #begin(): Promise<void> {
    await subjectWordsReady();
    const { desk } = this;
    if (!desk) return;
    this.speaks = true;
    const filingId = new URLSearchParams(this.asked).get('filing') ?? '';
    if (!filingId) return;
    if (!desk.subject?.isOf(filingId))
      desk.subject = new SubjectPage(desk.api, filingId, this.may('AUDIT'), () => desk.changed());
    await desk.subject.refresh();
  }

  #open = (filingId: string): void => {
    this.dispatchEvent(new DeskOpenEvent({ filingId }));
  };

  #failed(failure: unknown): TemplateResult {
    return html`<jieru-notice class="failed" tone="bad" live="alert" heading=${say('list.failed')}>
      ${deskFailureText(failure)}
      <jieru-button slot="actions" @click=${() => void this.desk?.subject?.refresh(true)}
        >${say('desk.retry')}</jieru-button
      >
    </jieru-notice>`;
  }

  #facts({ about: { subject, applicant } }: ToldSubject): TemplateResult {
    return html`<div class="facts">
      <span>${subject.subjectNumber}</span>
      <span>${subject.province.label} · ${nameOfCode('nature', subject.nature)}</span>
      <span
        >${nameOfCode('certificate', subject.certificateType)} ${subject.certificateNumberMasked ?? ''}</span
      >
      <span
        >${saySubject('subject.account', { ref: applicant.externalRef, day: day(applicant.createdAt) })}</span
      >
    </div>`;
  }

  #all(told: ToldSubject): TemplateResult {
    return html`${this.#section(
      'filings',
      told.own.map((one) => filingRow(one, this.#open)),
    )}
    ${this.#section(
      'websites',
      (told.record?.websites ?? []).map(
        ({ websiteNumber, name, domains, accessSince }) =>
          html`<li class="row" part="row">
            <div class="who">
              <span class="name">${name ?? domains.join(' ')}</span>
              <span class="second">${websiteNumber}</span>
            </div>
            <div class="where">${domains.join(' ')}</div>
            <div class="when">
              ${accessSince ? saySubject('subject.accessSince', { day: day(accessSince) }) : saySubject('subject.elsewhere')}
            </div>
          </li>`,
      ),
    )}
    ${this.#section(
      'notices',
      told.notices.map(
        ({ list, at, handledAt }) =>
          html`<li class="row" part="row">
            <div class="who">
              <span class="name">${listName(list)}</span> <span class="second">${list}</span>
            </div>
            <div class="where">
              ${handledAt ? saySubject('subject.handled', { at: moment(handledAt) }) : saySubject('subject.open')}
            </div>
            <div class="when">${moment(at)}</div>
          </li>`,
      ),
    )}
    ${
      told.changes
        ? this.#section(
            'changes',
            told.changes.map(
              ({ action, actorKind, actorName, at }) =>
                html`<li class="row" part="row">
                  <div class="who">
                    <span class="name">${sayIfKnown(`audited.${action}`) || action}</span>
                  </div>
                  <div class="where">${actorName ?? sayIfKnown(`actor.${actorKind}`)}</div>
                  <div class="when">${moment(at)}</div>
                </li>`,
            ),
          )
        : nothing
    }
    ${this.#section(
      'others',
      told.others.map((one) => filingRow(one, this.#open)),
    )}
    ${told.more ? html`<p class="empty">${saySubject('subject.more')}</p>` : nothing}`;
  }

  #section(
    name: 'filings' | 'websites' | 'notices' | 'changes' | 'others',
    rows: readonly TemplateResult[],
  ): TemplateResult {
    const heading = saySubject(`subject.${name}`);
    return html`<section aria-label=${heading}>
      <h4>${heading}${rows.length > 0 ? html` <span class="soft">${rows.length}</span>` : nothing}</h4>
      ${
        rows.length > 0
          ? html`<ul aria-label=${heading}>
              ${rows}
            </ul>`
          : html`<p>${saySubject('subject.none')}</p>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-subject': JieruDeskSubject;
  }
}
