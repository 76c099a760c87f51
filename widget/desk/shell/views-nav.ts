import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../kit/elements/icon.ts';
import { DeskElement } from '../desk-element.ts';
import type { Desk } from '../store/desk.ts';
import { countText, NONE } from '../store/paged.ts';
import { viewsFor } from '../store/views.ts';
import type { ViewKey, WaitingView } from '../store/views.ts';
import { say } from '../words.ts';

/** Leads from view to view, with how much waits in each. */
@customElement('jieru-desk-views')
export class JieruDeskViews extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        margin-inline: -10px;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 30px;
        padding: 2px 10px;
        border: 0;
        border-radius: 8px;
        background: none;
        color: var(--j-ink-soft);
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover {
        background: var(--j-sunk);
        color: var(--j-ink);
      }
      [aria-current] {
        background: var(--j-surface);
        box-shadow: inset 0 0 0 1px var(--j-line);
        color: var(--j-ink);
        font-weight: 650;
      }
      .count {
        min-width: 1.8em;
        padding: 0 6px;
        border-radius: 99px;
        background: var(--j-info-wash);
        font-size: 0.926em;
        font-weight: 500;
        text-align: center;
      }
      jieru-icon {
        color: var(--j-bad);
      }
      @media (pointer: coarse) {
        button {
          min-height: 42px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (!desk) return nothing;
    return html`<nav aria-label=${say('views.label')}>
      ${viewsFor(desk.viewer)
        // A subject is reached from its filings; which one, a way here could not say.
        .filter((view) => view !== 'subject' || view === desk.view)
        .map((view) => this.#way(view, desk))}
    </nav>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-current]')?.focus(options);
  }

  #way(view: ViewKey, desk: Desk): TemplateResult {
    const { waits } = desk.queue;
    const waiting = view in waits ? waits[view as WaitingView] : NONE;
    const count = countText(waiting);
    const broken = view === 'authority' && waits.accountState !== 'WORKING';
    return html`<button
      type="button"
      aria-current=${desk.view === view ? 'page' : nothing}
      @click=${() => desk.show(view, view === 'subject' ? desk.asked : '')}
    >
      ${say(`view.${view}`)}
      ${
        waiting.totalCount > 0
          ? html`<span class="count" aria-hidden="true">${count}</span
              ><span class="sr-only">${say('view.waits', { count })}</span>`
          : nothing
      }
      ${
        broken
          ? html`<jieru-icon name="warn"></jieru-icon><span class="sr-only">${say('view.stopped')}</span>`
          : nothing
      }
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-views': JieruDeskViews;
  }
}
