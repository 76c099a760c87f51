import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { day, moment } from '../../kit/words/format.ts';
import { claimChip } from '../claim-chip.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskOpenEvent } from '../events.ts';
import { faceChip } from '../face-chip.ts';
import type { Acts } from '../keys/keys.ts';
import { stateChip } from '../state-chip.ts';
import { tabOf } from '../store/queue-tabs.ts';
import { waitingOf } from '../store/waiting.ts';
import { chipStyles } from '../styles/chip-styles.ts';
import type { QueueRow } from '../types.ts';
import { heldChip, lateResultChip, waitingChip } from '../waiting-chip.ts';
import { listStyles } from './list-styles.ts';
import { rowAfter, type Step } from './row-keys.ts';
import { say } from '../words.ts';
import type { DeskWordId } from '../words.ts';

const COLUMNS: readonly DeskWordId[] = [
  'list.subject',
  'list.site',
  'list.where',
  'list.state',
  'list.waiting',
];

/** The rows of the queue: a dense table when there is room, two lines a row when there isn't. */
@customElement('jieru-desk-list')
export class JieruDeskList extends DeskElement {
  static override styles = [DeskElement.styles, chipStyles, listStyles];

  /** What the table is called. */
  @property() label = '';

  // Only one row is in the tab order; the arrow keys move among the rows.
  @state() private cursor: string | null = null;

  override readonly acts: Acts = {
    DOWN: () => this.#move('DOWN'),
    UP: () => this.#move('UP'),
    FIRST: () => this.#move('FIRST'),
    LAST: () => this.#move('LAST'),
    OPEN: () => this.#openHere(),
  };

  override render(): TemplateResult | typeof nothing {
    const rows = this.desk?.queue.rows ?? [];
    if (rows.length === 0) return nothing;
    const cursor = rows.some(({ id }) => id === this.cursor) ? this.cursor : (rows[0]?.id ?? null);
    const total = this.desk?.queue.total;
    const alike = this.desk && tabOf(this.desk.queue.tab).states.length === 1;
    return html`<div
      role="table"
      class=${alike ? 'alike' : ''}
      aria-label=${this.label}
      aria-rowcount=${total?.isEstimate ? -1 : (total?.totalCount ?? rows.length)}
    >
      <div role="rowgroup" class="heads">
        <div role="row" class="row">
          ${COLUMNS.map((id) => html`<span role="columnheader">${say(id)}</span>`)}
        </div>
      </div>
      <div role="rowgroup">
        ${repeat(
          rows,
          ({ id }) => id,
          (row) => this.#row(row, row.id === cursor),
        )}
      </div>
    </div>`;
  }

  /** Focuses a row's way in: the one named, else the one the keys stand on. */
  async focusRow(id: string | null = this.cursor): Promise<boolean> {
    await this.updateComplete;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button.open')];
    const button = buttons.find(({ value }) => value === id) ?? buttons[0];
    button?.focus();
    return button !== undefined;
  }

  #row(row: QueueRow, here: boolean): TemplateResult {
    const open = this.desk?.opened?.id === row.id;
    const { subject, websites } = row;
    const domains = websites.flatMap((site) => site.domains);
    const site = websites.map(({ filedName }) => filedName).find(Boolean);
    return html`<div role="row" class="row ${open ? 'current' : ''}">
      <div role="cell" class="who">
        <div class="name">
          <button
            type="button"
            class="open"
            value=${row.id}
            tabindex=${here ? 0 : -1}
            aria-current=${open ? 'true' : nothing}
            @focus=${() => (this.cursor = row.id)}
            @click=${() => this.dispatchEvent(new DeskOpenEvent({ filingId: row.id }))}
          >
            ${row.details.subject.name ?? say('list.unnamed')}
          </button>
          ${faceChip(row.faceDoubt)} ${claimChip(row.claim)}
        </div>
        <span class="second">${subject.subjectNumber}</span>
      </div>
      <div role="cell" class="site">
        <span class="domain">${domains.join(say('list.separator'))}</span>
        <span class="second">${site ?? ''}</span>
      </div>
      <div role="cell" class="where">
        <span>${subject.province.label}</span>
        <span class="second">${say(`kind.${row.kind}.short`)}</span>
      </div>
      <div role="cell" class="stands">${stateChip(row.state)}</div>
      <div role="cell" class="waits">${this.#waits(row)}</div>
    </div>`;
  }

  #waits(row: QueueRow): TemplateResult {
    const waiting = this.desk ? waitingOf(row, this.desk.clock.now()) : null;
    if (row.handOverFault)
      return html`${heldChip()}<span class="second">${moment(row.handOverFault.at)}</span>`;
    if (row.resultLate && row.legalBy)
      return html`${lateResultChip()}
        <span class="second">${say('wait.legal', { day: day(row.legalBy) })}</span>`;
    if (!waiting)
      return html`<span>${moment(row.updatedAt)}</span><span class="second">${say('list.changed')}</span>`;
    return html`${waitingChip(waiting)}
    ${
      row.reviewDueBy
        ? html`<span class="second">${say('wait.due', { day: day(row.reviewDueBy) })}</span>`
        : nothing
    }`;
  }

  #move(step: Step): boolean {
    const rows = (this.desk?.queue.rows ?? []).map(({ id }) => id);
    const to = rowAfter(step, rows, this.cursor);
    if (!to || this.offsetParent === null) return false;
    this.cursor = to;
    void this.focusRow(to);
    return true;
  }

  /** Opens the row that has the focus. */
  #openHere(): boolean {
    const focused = this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null;
    if (!focused?.matches('button.open')) return false;
    return this.dispatchEvent(new DeskOpenEvent({ filingId: (focused as HTMLButtonElement).value }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-list': JieruDeskList;
  }
}
