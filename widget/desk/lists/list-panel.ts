import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskOpenEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import { countText, type PagedList } from '../store/paged.ts';
import { listPanelStyles } from './list-panel-styles.ts';
import { rowStyles } from './row-styles.ts';
import { say } from '../words.ts';

type Rows = Pick<
  PagedList<{ id: string }>,
  'rows' | 'total' | 'hasMore' | 'stale' | 'failure' | 'refresh' | 'more'
>;

/** Base of the views beside the queue: a heading, rows with what may be done about each, and more of them on demand. */
export abstract class ListPanel extends DeskElement {
  static override styles = [DeskElement.styles, listPanelStyles, rowStyles];

  @state() private loadingMore = false;

  /** The rows on show. */
  protected abstract readonly list: Rows | undefined;

  /** Focuses what opened a filing from here, else the heading. */
  async focusList(filingId?: string | null): Promise<void> {
    await this.updateComplete;
    const ways = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-filing]')];
    const way = filingId ? ways.find(({ dataset }) => dataset['filing'] === filingId) : undefined;
    (way ?? this.renderRoot.querySelector<HTMLElement>('h3'))?.focus();
  }

  protected open(filingId: string): void {
    this.dispatchEvent(new DeskOpenEvent({ filingId }));
  }

  /** Why the last look failed, with the way to look again. */
  protected failed({ failure }: Rows): TemplateResult | typeof nothing {
    if (!failure) return nothing;
    return html`<jieru-notice class="failed" tone="bad" live="alert" heading=${say('list.failed')}>
      ${deskFailureText(failure)}
      <jieru-button slot="actions" @click=${() => void this.list?.refresh()}
        >${say('desk.retry')}</jieru-button
      >
    </jieru-notice>`;
  }

  /** Below the rows: that they come, that there are none, or how many there are. */
  protected below(list: Rows, empty: TemplateResult): TemplateResult | typeof nothing {
    if (list.stale)
      return list.failure ? nothing : html`<p class="empty" role="status">${say('desk.loading')}</p>`;
    if (list.rows.length === 0) return html`<div class="empty">${empty}</div>`;
    return html`<div class="more">
      <span class="soft"
        >${say('paged.shown', { shown: list.rows.length, total: countText(list.total) })}</span
      >
      ${
        list.hasMore
          ? html`<jieru-button ?busy=${this.loadingMore} @click=${this.#more}
              >${say('list.more')}</jieru-button
            >`
          : nothing
      }
    </div>`;
  }

  #more = async (): Promise<void> => {
    const { list } = this;
    if (!list) return;
    this.loadingMore = true;
    try {
      const fresh = await list.more();
      this.announce(say('list.loaded', { count: fresh.length }));
      await this.updateComplete;
      const [first] = fresh;
      if (first) this.renderRoot.querySelector<HTMLElement>(`[data-row="${first.id}"]`)?.focus();
    } catch (cause) {
      this.announce(deskFailureText(cause), true);
    } finally {
      this.loadingMore = false;
    }
  };
}
