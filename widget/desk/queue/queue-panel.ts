import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import type { Acts } from '../keys/keys.ts';
import type { Desk } from '../store/desk.ts';
import { countText } from '../store/paged.ts';
import { TABS } from '../store/queue-tabs.ts';
import type { Tab, TabKey } from '../store/queue-tabs.ts';
import { tabStyles } from '../styles/tab-styles.ts';
import './key-hints.ts';
import './queue-list.ts';
import type { JieruDeskList } from './queue-list.ts';
import './queue-search.ts';
import type { JieruDeskSearch } from './queue-search.ts';
import { panelStyles } from './panel-styles.ts';
import { say } from '../words.ts';

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Where stray sites are told of: on arrival, and beside the orders they came from. */
const STRAYS_IN: readonly TabKey[] = ['waiting', 'done'];

/** Where days are counted that a missing notice may move. */
const CALENDAR_IN: readonly TabKey[] = ['waiting', 'authority'];

/** The queue: states as tabs with counts, search, the rows oldest first, and more of them on demand. */
@customElement('jieru-desk-queue')
export class JieruDeskQueue extends DeskElement {
  static override styles = [DeskElement.styles, tabStyles, panelStyles];

  @state() private loadingMore = false;
  @query('jieru-desk-list') private readonly list!: JieruDeskList | null;
  @query('jieru-desk-search') private readonly search!: JieruDeskSearch | null;
  #said = '';

  override readonly acts: Acts = { PART_AFTER: () => this.#part(1), PART_BEFORE: () => this.#part(-1) };

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (!desk) return nothing;
    const { tab } = desk.queue;
    return html`<div class="top">
        <jieru-desk-search .desk=${desk}></jieru-desk-search>
        <div role="tablist" aria-label=${say('tabs.label')} class="tabs" @keydown=${this.#tabKey}>
          ${TABS.map((one) => this.#tab(one, desk))}
        </div>
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${tab}" class="panel">
        ${desk.queue.failure ? this.#failed(desk.queue.failure) : nothing} ${this.#strays(desk)}
        ${this.#calendar(desk)}
        <jieru-desk-list
          .desk=${desk}
          label=${say('list.label', { tab: say(`tab.${tab}`) })}
        ></jieru-desk-list>
        ${this.#below(desk)}
      </div>
      <jieru-desk-keys></jieru-desk-keys>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#sayFound();
  }

  /** Focuses the row of a filing, or the first one, or the search when there is no row. */
  async focusList(id?: string | null): Promise<void> {
    await this.updateComplete;
    if (!(await this.list?.focusRow(id))) this.search?.focus();
  }

  async focusSearch(): Promise<void> {
    await this.updateComplete;
    await this.search?.updateComplete;
    this.search?.focus();
  }

  #tab({ key }: Tab, desk: Desk): TemplateResult {
    const chosen = desk.queue.tab === key;
    const counted = desk.queue.counts[key];
    const count = counted && countText(counted);
    return html`<button
      type="button"
      role="tab"
      part="tab"
      id="tab-${key}"
      data-key=${key}
      aria-selected=${chosen ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${chosen ? 0 : -1}
      @click=${() => void desk.queue.choose(key)}
    >
      ${say(`tab.${key}`)}
      ${
        count === undefined
          ? nothing
          : html`<span class="count" aria-hidden="true">${count}</span
              ><span class="sr-only">${say('tab.count', { count })}</span>`
      }
    </button>`;
  }

  #below({ queue }: Desk): TemplateResult | typeof nothing {
    if (queue.stale && !queue.failure) return html`<p class="empty" role="status">${say('desk.loading')}</p>`;
    if (queue.rows.length === 0 && !queue.failure)
      return html`<p class="empty">
        ${queue.search ? say('empty.search', { search: queue.search }) : say(`empty.${queue.tab}`)}
      </p>`;
    const shown = { shown: queue.rows.length, total: countText(queue.total) };
    return html`<div class="more">
      <span class="soft">${say('list.shown', shown)}</span>
      ${
        queue.hasMore
          ? html`<jieru-button ?busy=${this.loadingMore} @click=${this.#more}
              >${say('list.more')}</jieru-button
            >`
          : nothing
      }
    </div>`;
  }

  /** Sites whose domains no longer point here; what is to be done about them, people decide. */
  #strays({ queue: { tab, strays, moreStrays } }: Desk): TemplateResult | typeof nothing {
    if (!STRAYS_IN.includes(tab) || strays.length === 0) return nothing;
    return html`<jieru-notice class="failed" tone="warn" heading=${say('stray.heading')}>
      <ul>
        ${strays.map(
          ({ websiteNumber, domains }) =>
            html`<li>${domains.join(say('list.separator'))} · ${websiteNumber}</li>`,
        )}
      </ul>
      ${moreStrays ? say('stray.more') : nothing}
    </jieru-notice>`;
  }

  /** Holidays that nobody imported yet; only the operator can. */
  #calendar({ queue: { tab }, viewer }: Desk): TemplateResult | typeof nothing {
    const missing = viewer?.__typename === 'StaffViewer' ? viewer.provider.missingHolidayNotices : [];
    if (!CALENDAR_IN.includes(tab) || missing.length === 0) return nothing;
    const years = missing.join(say('list.separator'));
    return html`<jieru-notice class="failed" tone="warn" heading=${say('calendar.heading', { years })}>
      ${say('calendar.text', { years })} <code>jieru calendar import FILE</code>
    </jieru-notice>`;
  }

  #failed(cause: unknown): TemplateResult {
    return html`<jieru-notice class="failed" tone="bad" heading=${say('list.failed')}>
      ${deskFailureText(cause)}
      <jieru-button slot="actions" @click=${() => void this.desk?.queue.refresh()}
        >${say('desk.retry')}</jieru-button
      >
    </jieru-notice>`;
  }

  #more = async (): Promise<void> => {
    const { desk } = this;
    if (!desk) return;
    const before = desk.queue.rows.length;
    this.loadingMore = true;
    try {
      const count = await desk.queue.more();
      this.announce(say('list.loaded', { count }));
      const first = desk.queue.rows[before];
      if (first) await this.focusList(first.id);
    } catch (cause) {
      this.announce(deskFailureText(cause), true);
    } finally {
      this.loadingMore = false;
    }
  };

  #tabKey = (event: KeyboardEvent): void => {
    const step = MOVES[event.key];
    if (!step) return;
    event.preventDefault();
    this.#part(step);
  };

  #part(step: number): boolean {
    const { desk } = this;
    if (!desk || this.offsetParent === null) return false;
    const at = TABS.findIndex(({ key }) => key === desk.queue.tab);
    const next = TABS[(at + step + TABS.length) % TABS.length];
    if (next) void this.#choose(next.key);
    return next !== undefined;
  }

  async #choose(key: TabKey): Promise<void> {
    const chosen = this.desk?.queue.choose(key);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${key}`)?.focus();
    await chosen;
  }

  /** Tells once how many were found. */
  #sayFound(): void {
    const queue = this.desk?.queue;
    if (!queue || queue.stale) return;
    const text = queue.search
      ? say('list.found', { search: queue.search, count: countText(queue.total) })
      : '';
    if (text && text !== this.#said) this.announce(text);
    this.#said = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-queue': JieruDeskQueue;
  }
}
