import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/select.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { entries } from '../../../schema/messages/generated/entries.lazy.js';
import { Learning } from '../../kit/words/learning.ts';
import { moment } from '../../kit/words/format.ts';
import { ListPanel } from '../lists/list-panel.ts';
import { deskProblemText } from '../problem-text.ts';
import type { Act } from '../operate/act.ts';
import '../operate/act-dialog.ts';
import { answerAct, fileAct } from '../operate/entry-acts.ts';
import { operateWordsReady } from '../operate/words.ts';
import { FromAuthority, MESSAGE_FILTERS, WHOSE } from '../store/from-authority.ts';
import type { MessageFilter, NoticeFilter, Part } from '../store/from-authority.ts';
import { authorityStyles } from './authority-styles.ts';
import { LISTS, listName, whatIs } from './list-names.ts';
import { messageRow } from './message-row.ts';
import type { NoticeRow } from '../types.ts';
import './notice-row.ts';
import { entryWordsReady, sayEntry } from './words.ts';
import { say } from '../words.ts';

const PARTS: readonly Part[] = ['notices', 'messages'];

const DONE = ['open', 'done', 'all'] as const satisfies readonly NoticeFilter['done'][];
const DONE_WORDS = { open: 'notices.open', done: 'notices.handled', all: 'notices.all' } as const;

const FILTERS = Object.keys(MESSAGE_FILTERS) as MessageFilter[];

/** What came from the authority: entries of its lists and notices, and the files that were exchanged. */
@customElement('jieru-desk-authority')
export class JieruDeskAuthority extends ListPanel {
  static override styles = [ListPanel.styles, authorityStyles];

  @state() private undoProblem = '';
  @state() private act: (() => Act) | null = null;

  constructor() {
    super();
    new Learning(this, entries);
  }

  protected override get list() {
    return this.desk?.authority?.list;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { desk } = this;
    if (!desk || !changed.has('desk')) return;
    desk.authority ??= new FromAuthority(
      desk.api,
      () => desk.changed(),
      () => (desk.viewer && 'id' in desk.viewer ? desk.viewer.id : ''),
    );
    void desk.authority.refresh();
    if (this.may('OPERATE')) void operateWordsReady().then(() => this.requestUpdate());
  }

  override render(): TemplateResult | typeof nothing {
    const from = this.desk?.authority;
    if (!from) return nothing;
    const { part, list } = from;
    return html`<div class="top">
        <h3 class="sr-only" tabindex="-1">${say('authority.heading')}</h3>
        <div role="tablist" aria-label=${say('authority.parts')} class="tabs" @keydown=${this.#tabKey}>
          ${PARTS.map((one) => this.#tab(one, part))}
        </div>
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${part}" class="panel">
        <jieru-desk-act
          .desk=${this.desk}
          .make=${this.act}
          @close=${() => (this.act = null)}
          @done=${() => void this.desk?.refresh()}
        ></jieru-desk-act>
        ${this.#standing(from)} ${part === 'notices' ? this.#noticeFilters(from) : this.#messageFilters(from)}
        ${part === 'notices' ? this.#marked(from) : nothing} ${this.failed(list)}
        ${part === 'notices' ? this.#notices(from) : this.#messages(from)}
        ${this.below(list, part === 'notices' ? this.#noNotices(from) : this.#noMessages(from))}
      </div>`;
  }

  #tab(part: Part, chosen: Part): TemplateResult {
    return html`<button
      type="button"
      role="tab"
      part="tab"
      id="tab-${part}"
      aria-selected=${part === chosen ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${part === chosen ? 0 : -1}
      @click=${() => void this.desk?.authority?.choose(part)}
    >
      ${say(`authority.${part}`)}
    </button>`;
  }

  /** Nothing comes or goes while the account is out of order, however quiet the lists look. */
  #standing({ standing }: FromAuthority): TemplateResult | typeof nothing {
    if (!standing || standing.state === 'WORKING') return nothing;
    const { state, since } = standing;
    const reason = standing.reason ?? '';
    return html`<jieru-notice
      class="told"
      tone="bad"
      heading=${say(state === 'STOPPED' ? 'authority.STOPPED' : 'authority.MISSING')}
    >
      ${since ? say('authority.cure', { reason, at: moment(since) }) : say('authority.cureNow', { reason })}
      ${
        this.may('OPERATE')
          ? html`<jieru-button slot="actions" @click=${() => this.desk?.show('operate')}
              >${say('view.operate')}</jieru-button
            >`
          : nothing
      }
    </jieru-notice>`;
  }

  #noticeFilters(from: FromAuthority): TemplateResult {
    const { list, done, whose } = from.noticeFilter;
    return html`<div class="filters">
      <jieru-select
        class="which"
        label=${say('notices.which')}
        placeholder=${say('notices.every')}
        .options=${LISTS.map((value) => ({ value, text: listName(value) }))}
        .value=${list}
        @jieru-input=${(event: FieldInputEvent) => void from.filterNotices({ list: event.detail.value })}
      ></jieru-select>
      <div role="group" aria-label=${say('notices.done')}>
        ${DONE.map((one) =>
          this.#choice(say(DONE_WORDS[one]), one === done, () => void from.filterNotices({ done: one })),
        )}
      </div>
      ${
        entryWordsReady()
          ? html`<div role="group" aria-label=${sayEntry('notice.whose')}>
              ${WHOSE.map((one) =>
                this.#choice(
                  sayEntry(`notice.${one}`),
                  one === whose,
                  () => void from.filterNotices({ whose: one }),
                ),
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  #messageFilters(from: FromAuthority): TemplateResult {
    return html`<div class="filters">
      <div role="group" aria-label=${say('messages.which')}>
        ${FILTERS.map((one) =>
          this.#choice(
            say(`messages.${one}`),
            one === from.messageFilter,
            () => void from.filterMessages(one),
          ),
        )}
      </div>
    </div>`;
  }

  #choice(text: string, chosen: boolean, choose: () => void): TemplateResult {
    return html`<button
      type="button"
      class="choice"
      aria-pressed=${chosen ? 'true' : 'false'}
      @click=${choose}
    >
      ${text}
    </button>`;
  }

  /** What was just marked may have left the list; this takes it back. */
  #marked(from: FromAuthority): TemplateResult | typeof nothing {
    const { marked } = from;
    if (!marked) return nothing;
    return html`<jieru-notice class="told" tone="good">
      ${say('notices.marked', { what: whatIs(marked) })}
      ${this.undoProblem ? html`<p class="bad">${this.undoProblem}</p>` : nothing}
      <jieru-button slot="actions" @click=${() => void this.#undo(from)}>${say('notices.undo')}</jieru-button>
    </jieru-notice>`;
  }

  #notices({ notices: { rows } }: FromAuthority): TemplateResult {
    return html`<ul aria-label=${say('notices.list')} ?hidden=${rows.length === 0}>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) =>
          html`<li>
            <jieru-desk-notice
              data-row=${row.id}
              data-list=${row.list}
              data-filing=${row.filing?.id ?? nothing}
              .desk=${this.desk}
              .notice=${row}
              .settled=${this.#settled}
              .answer=${() => this.#answer(row)}
            ></jieru-desk-notice>
          </li>`,
      )}
    </ul>`;
  }

  #messages({ messages: { rows } }: FromAuthority): TemplateResult {
    return html`<ul aria-label=${say('messages.list')} ?hidden=${rows.length === 0}>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) =>
          messageRow(row, {
            open: (id) => this.open(id),
            act: this.may('OPERATE') ? (name) => (this.act = () => fileAct(name, row)) : null,
          }),
      )}
    </ul>`;
  }

  #noNotices(from: FromAuthority): TemplateResult {
    const { list, done, whose } = from.noticeFilter;
    if (!list && done === 'open' && whose === 'everybody') return html`<p>${say('notices.empty')}</p>`;
    return html`<p>${say('notices.none')}</p>
      <jieru-button @click=${() => void from.filterNotices({ list: '', done: 'all', whose: 'everybody' })}
        >${say('notices.reset')}</jieru-button
      >`;
  }

  #noMessages({ messageFilter }: FromAuthority): TemplateResult {
    return html`<p>${say(`messages.empty.${messageFilter}`)}</p>`;
  }

  #answer(notice: NoticeRow): void {
    if (answerAct(notice, '')) this.act = () => answerAct(notice, whatIs(notice)) as Act;
  }

  #settled = (notice: NoticeRow, handled: boolean): void => {
    const what = whatIs(notice);
    this.announce(say(handled ? 'notices.marked' : 'notices.reopened', { what }));
    void this.desk?.queue.refresh();
    void this.focusList();
  };

  async #undo(from: FromAuthority): Promise<void> {
    const { marked } = from;
    if (!marked) return;
    this.undoProblem = '';
    const outcome = await from.mark(marked, false);
    if (!outcome) this.#settled(marked, false);
    else {
      this.undoProblem = deskProblemText(outcome);
      this.announce(this.undoProblem, true);
    }
  }

  #tabKey = (event: KeyboardEvent): void => {
    const from = this.desk?.authority;
    if (!from || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    void this.#choose(from.part === 'notices' ? 'messages' : 'notices');
  };

  async #choose(part: Part): Promise<void> {
    const chosen = this.desk?.authority?.choose(part);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${part}`)?.focus();
    await chosen;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-authority': JieruDeskAuthority;
  }
}
