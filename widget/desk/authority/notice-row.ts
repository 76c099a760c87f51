import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import { entries } from '../../../schema/messages/generated/entries.lazy.js';
import { Learning } from '../../kit/words/learning.ts';
import { moment } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskOpenEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import { rowStyles } from '../lists/row-styles.ts';
import { deskProblemText } from '../problem-text.ts';
import { entryGroups } from './entry-rows.ts';
import { listName, whatIs } from './list-names.ts';
import type { NoticeRow } from '../types.ts';
import { say } from '../words.ts';

/** An entry of one of the authority's lists: which, whom it concerns, what it says when asked, and whether it is done with. */
@customElement('jieru-desk-notice')
export class JieruDeskNotice extends DeskElement {
  static override styles = [
    DeskElement.styles,
    rowStyles,
    css`
      .raw {
        font-weight: 400;
        color: var(--j-ink-soft);
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

  @state() private busy: 'look' | 'mark' | null = null;
  @state() private problem = '';

  constructor() {
    super();
    new Learning(this, entries);
  }

  override render(): TemplateResult {
    const { list, about, at, filing, handledAt } = this.notice;
    const number = about?.number ?? '';
    const content = this.desk?.authority?.contentOf(this.notice.id);
    const current = filing !== null && filing.id === this.desk?.opened?.id;
    return html`<div class="row ${current ? 'current' : ''}" tabindex="-1">
      <div class="who"><span class="name">${listName(list)}</span> <span class="raw">${list}</span></div>
      <div class="where second">
        ${
          about
            ? say(about.kind === 'WEBSITE' ? 'notices.website' : 'notices.subject', { number })
            : say('notices.stranger')
        }
      </div>
      <div class="when">
        ${say('notices.came', { at: moment(at) })}
        ${
          handledAt
            ? html`<span class="chip good"
                ><jieru-icon name="check"></jieru-icon>${say('notices.handledAt', {
                  at: moment(handledAt),
                })}</span
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
