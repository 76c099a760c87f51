import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import { entries } from '../../../schema/messages/generated/entries.lazy.js';
import { Learning } from '../../kit/words/learning.ts';
import '../../kit/elements/select.ts';
import { chinaDay } from '../../../schema/messages/values/moments.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { day, moment } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskOpenEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import { rowStyles } from '../lists/row-styles.ts';
import { wantsAnswer } from '../operate/entry-acts.ts';
import { sayOperate } from '../operate/words.ts';
import { deskProblemText } from '../problem-text.ts';
import { entryGroups } from './entry-rows.ts';
import { listName, whatIs } from './list-names.ts';
import type { NoticeRow } from '../types.ts';
import { say } from '../words.ts';
import { entryWordsReady, sayEntry, taskOf } from './words.ts';

/** Stands for nobody where one chooses an owner. */
const NOBODY = '-';

/** An entry of one of the authority's lists: which, whom it concerns, what it says when asked, and whether it is done with. */
@customElement('jieru-desk-notice')
export class JieruDeskNotice extends DeskElement {
  static override styles = [
    DeskElement.styles,
    rowStyles,
    css`
      .signs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        margin-top: 2px;
      }
      .owner {
        width: 11em;
        height: 34px;
        margin: 4px 0;
      }
      .owner::part(label) {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      @media (pointer: coarse) {
        .owner {
          height: 42px;
        }
      }
      .content {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 9px 12px;
        border-radius: var(--j-radius);
        background: var(--j-sunk);
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(45%) minmax(0, 1fr);
        gap: 3px 16px;
      }
      dt {
        color: var(--j-ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      @container (min-width: 760px) {
        .row {
          grid-template-columns: minmax(0, 1.1fr) minmax(0, 1.4fr) minmax(0, 1fr) 27em;
          align-items: baseline;
        }
      }
    `,
  ];

  @property({ attribute: false }) notice!: NoticeRow;

  /** Told that it was marked as done with or opened again; by then the row may have left the list. */
  @property({ attribute: false }) settled: ((notice: NoticeRow, handled: boolean) => void) | null = null;

  /** Begins the answer that the authority wants. */
  @property({ attribute: false }) answer: (() => void) | null = null;

  @state() private busy: 'look' | 'mark' | null = null;
  @state() private problem = '';

  constructor() {
    super();
    new Learning(this, entries);
  }

  override render(): TemplateResult {
    const { list, about, at, filing, handledAt, handledBy } = this.notice;
    const number = about?.number ?? '';
    const content = this.desk?.authority?.contentOf(this.notice.id);
    const current = filing !== null && filing.id === this.desk?.opened?.id;
    return html`<div class="row ${current ? 'current' : ''}" tabindex="-1">
      <div class="who">
        <span class="name">${listName(list)}</span>
        ${entryWordsReady() ? html`<span class="second">${taskOf(list)}</span>` : nothing}
      </div>
      <div class="where second">
        ${
          about
            ? say(about.kind === 'WEBSITE' ? 'notices.website' : 'notices.subject', { number })
            : say('notices.stranger')
        }
        ${entryWordsReady() ? [this.#due(), this.#owner()] : nothing}
      </div>
      <div class="when">
        ${say('notices.came', { at: moment(at) })}
        ${
          handledAt
            ? html`<span class="chip good" part="chip"
                ><jieru-icon name="check"></jieru-icon>${say('notices.handledAt', {
                  at: moment(handledAt),
                })}
                ${handledBy && entryWordsReady() ? sayEntry('notice.handledBy', { name: handledBy }) : nothing}</span
              >`
            : nothing
        }
      </div>
      ${this.#acts(content !== undefined)}
      ${
        list === 'XGTZ' && filing && !handledAt
          ? html`<p class="second">${say('notices.visible')}</p>`
          : nothing
      }
      ${content === undefined ? nothing : this.#content(content)}
      ${this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}
    </div>`;
  }

  /** Focuses the way to the filing, else the row itself. */
  override focus(options?: FocusOptions): void {
    const way = this.renderRoot.querySelector<HTMLElement>('.filing');
    (way ?? this.renderRoot.querySelector<HTMLElement>('.row'))?.focus(options);
  }

  /** How much it weighs, and until when it is to be answered. */
  #due(): TemplateResult | typeof nothing {
    const { severity, answerBy, handledAt } = this.notice;
    if (handledAt) return nothing;
    const today = chinaDay(this.desk?.clock.now() ?? new Date());
    const late = answerBy !== null && answerBy < today;
    return html`<span class="signs">
      ${
        severity === 'URGENT'
          ? html`<span class="chip warn" part="chip"
              ><jieru-icon name="warn"></jieru-icon>${sayEntry(`severity.${severity}`)}</span
            >`
          : html`<span class="chip soft" part="chip">${sayEntry(`severity.${severity}`)}</span>`
      }
      ${
        answerBy
          ? html`<span class="chip ${late ? 'bad' : 'soft'}" part="chip"
              ><jieru-icon name=${late ? 'bad' : 'clock'}></jieru-icon>${
                late
                  ? sayEntry('notice.overdue', { day: day(answerBy) })
                  : say('notices.answerBy', { day: day(answerBy) })
              }</span
            >`
          : nothing
      }
    </span>`;
  }

  /** Whose it is, with the way to give it to somebody. */
  #owner(): TemplateResult | typeof nothing {
    const { ownerId, owner, handledAt } = this.notice;
    const { colleagues = [] } = this.desk?.authority ?? {};
    if (handledAt || !this.may('DISPATCH'))
      return html`<span>${owner ?? (handledAt ? '' : sayEntry('notice.nobody'))}</span>`;
    const known = ownerId && owner && !colleagues.some(({ id }) => id === ownerId);
    const choices = [...(known ? [{ id: ownerId, displayName: owner }] : []), ...colleagues];
    return html`<jieru-select
      class="owner"
      label=${sayEntry('notice.owner', { what: whatIs(this.notice) })}
      .options=${[
        { value: NOBODY, text: sayEntry('notice.nobody') },
        ...choices.map(({ id, displayName }) => ({ value: id, text: displayName })),
      ]}
      .value=${ownerId ?? NOBODY}
      @jieru-input=${(event: FieldInputEvent) => void this.#assign(event.detail.value)}
    ></jieru-select>`;
  }

  async #assign(value: string): Promise<void> {
    const staffId = value === NOBODY ? null : value;
    this.problem = '';
    const outcome = (await this.desk?.authority?.assign(this.notice, staffId)) ?? null;
    if (outcome) this.#tell(deskProblemText(outcome));
    else {
      const name = this.desk?.authority?.colleagues.find(({ id }) => id === staffId)?.displayName;
      this.announce(name ? sayEntry('notice.assigned', { name }) : sayEntry('notice.freed'));
    }
  }

  #acts(shown: boolean): TemplateResult {
    const { filing, handledAt } = this.notice;
    const what = whatIs(this.notice);
    return html`<div class="acts">
      ${
        this.may('REVEAL')
          ? html`<jieru-button
              variant="quiet"
              ?busy=${this.busy === 'look'}
              expanded=${shown ? 'true' : 'false'}
              label=${say(shown ? 'notices.hideOf' : 'notices.showOf', { what })}
              @click=${() => void this.#reveal(!shown)}
              >${say(shown ? 'notices.hide' : 'notices.show')}</jieru-button
            >`
          : nothing
      }
      ${
        filing
          ? html`<jieru-button
              variant="quiet"
              class="filing"
              label=${say('notices.openFilingOf', { what })}
              @click=${() => this.dispatchEvent(new DeskOpenEvent({ filingId: filing.id }))}
              >${say('notices.openFiling')}</jieru-button
            >`
          : nothing
      }
      ${
        this.answer && this.may('OPERATE') && wantsAnswer(this.notice)
          ? html`<jieru-button
              label=${sayOperate('operate.doTo', { act: sayOperate('answer.do'), what })}
              @click=${() => this.answer?.()}
              >${sayOperate('answer.do')}</jieru-button
            >`
          : nothing
      }
      ${
        this.may('DISPATCH')
          ? html`<jieru-button
              ?busy=${this.busy === 'mark'}
              label=${say(handledAt ? 'notices.reopenOf' : 'notices.markOf', { what })}
              @click=${() => void this.#mark(!handledAt)}
              >${say(handledAt ? 'notices.reopen' : 'notices.mark')}</jieru-button
            >`
          : nothing
      }
    </div>`;
  }

  #content(content: unknown): TemplateResult {
    return html`<section class="content" aria-label=${say('notices.content')}>
      ${entryGroups(this.notice.list, content).map(
        ({ heading, rows }) =>
          html`<div>
            ${heading ? html`<h4>${heading}</h4>` : nothing}
            <dl>
              ${rows.map(
                ({ label, value }) =>
                  html`<dt>${label}</dt>
                    <dd>${value}</dd>`,
              )}
            </dl>
          </div>`,
      )}
    </section>`;
  }

  async #reveal(wanted: boolean): Promise<void> {
    this.busy = 'look';
    this.problem = '';
    try {
      await this.desk?.authority?.reveal(this.notice.id, wanted);
      if (wanted) this.announce(say('notices.looked', { what: whatIs(this.notice) }));
    } catch (cause) {
      this.#tell(deskFailureText(cause));
    } finally {
      this.busy = null;
    }
  }

  async #mark(handled: boolean): Promise<void> {
    this.busy = 'mark';
    this.problem = '';
    const { notice } = this;
    const outcome = (await this.desk?.authority?.mark(notice, handled)) ?? null;
    this.busy = null;
    if (outcome) this.#tell(deskProblemText(outcome));
    else this.settled?.(notice, handled);
  }

  #tell(problem: string): void {
    this.problem = problem;
    this.announce(problem, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-notice': JieruDeskNotice;
  }
}
