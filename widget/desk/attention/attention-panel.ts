import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/button.ts';
import { listName } from '../authority/list-names.ts';
import { day, moment } from '../../kit/words/format.ts';
import { ListPanel } from '../lists/list-panel.ts';
import { choiceStyles } from '../styles/choice-styles.ts';
import type { Desk } from '../store/desk.ts';
import { Attention } from '../store/attention.ts';
import { countText } from '../store/paged.ts';
import { alarmRow } from './alarm-row.ts';
import { attentionWordsReady, sayAttention } from './words.ts';

/** What needs a person (待办): each with its cause, since when, and what mends it. */
@customElement('jieru-desk-attention')
export class JieruDeskAttention extends ListPanel {
  static override styles = [
    ListPanel.styles,
    choiceStyles,
    css`
      .name {
        display: flex;
        gap: 8px;
      }
      .name jieru-icon {
        margin-top: 0.25em;
      }
      .ink {
        color: var(--j-ink);
      }
      .mono {
        padding-left: calc(1em + 8px);
        overflow-wrap: anywhere;
        font-family: var(--j-code-font);
      }
      .where {
        display: grid;
        gap: 6px;
      }
      .acts:not(:has(*)) {
        display: none;
      }
      @container (min-width: 760px) {
        .alarm {
          grid-template-columns: minmax(0, 1.4fr) 10em minmax(0, 1.6fr) 8em;
        }
        .alarm > .when {
          grid-column: 2;
        }
        .acts:not(:has(*)) {
          display: flex;
        }
      }
    `,
  ];

  @state() private speaks = false;

  protected override get list() {
    return this.desk?.attention?.list;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.desk && changed.has('desk')) void this.#begin();
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const attention = desk?.attention;
    if (!desk || !attention || !this.speaks) return nothing;
    const { list, standing } = attention;
    const ways = {
      now: desk.clock.now(),
      open: (id: string) => this.open(id),
      toAuthority: () => desk.show('authority'),
      toAccounts: this.may('OPERATE') ? () => desk.show('operate') : null,
    };
    return html`<div class="top">
        <h3 tabindex="-1">
          ${sayAttention('attention.heading')}
          ${standing && list.total.totalCount > 0 ? html`<span class="soft">${countText(list.total)}</span>` : nothing}
        </h3>
        <div role="group" class="choices" aria-label=${sayAttention('attention.which')}>
          ${this.#choice(true, standing)} ${this.#choice(false, standing)}
        </div>
      </div>
      <div class="panel">
        ${standing ? [this.#mentions(desk), this.#late(desk)] : nothing} ${this.failed(list)}
        <ul aria-label=${sayAttention('attention.heading')} ?hidden=${list.rows.length === 0}>
          ${repeat(
            list.rows,
            ({ id }) => id,
            (row) => alarmRow(row, ways),
          )}
        </ul>
        ${this.below(list, html`<p>${sayAttention(standing ? 'attention.calm' : 'attention.none')}</p>`)}
      </div>`;
  }

  /** Notes that call whoever is here, until they were read. */
  #mentions({ queue: { mentions } }: Desk): TemplateResult | typeof nothing {
    if (mentions.length === 0) return nothing;
    return html`<h4>${sayAttention('mentions.heading')}</h4>
      <ul aria-label=${sayAttention('mentions.heading')}>
        ${repeat(
          mentions,
          ({ id }) => id,
          ({ id, filingId, text, at, writer }) =>
            html`<li class="row alarm" part="row" tabindex="-1" data-row=${id}>
              <div class="who">
                <span class="name">${writer.displayName}</span>
                <span class="second">${sayAttention('mentions.on', { id: filingId })}</span>
              </div>
              <div class="when second">${moment(at)}</div>
              <div class="where">${text}</div>
              <div class="acts">
                <jieru-button data-filing=${filingId} @click=${() => this.open(filingId)}
                  >${sayAttention('mentions.open')}</jieru-button
                >
              </div>
            </li>`,
        )}
      </ul>`;
  }

  /** What should have been answered to the authority by now. */
  #late(desk: Desk): TemplateResult | typeof nothing {
    const { late } = desk.queue;
    if (late.length === 0) return nothing;
    return html`<h4>${sayAttention('late.heading')}</h4>
      <ul aria-label=${sayAttention('late.heading')}>
        ${repeat(
          late,
          ({ id }) => id,
          ({ id, list, answerBy, owner, about }) =>
            html`<li class="row alarm" part="row" tabindex="-1" data-row=${id}>
              <div class="who">
                <span class="name">${listName(list)}</span>
                <span class="second">${about?.number ?? ''}</span>
              </div>
              <div class="when bad">${answerBy ? sayAttention('late.due', { day: day(answerBy) }) : ''}</div>
              <div class="where">
                ${owner ? sayAttention('late.owner', { name: owner }) : sayAttention('late.nobody')}
              </div>
              <div class="acts">
                <jieru-button @click=${() => desk.show('authority')}
                  >${sayAttention('late.open')}</jieru-button
                >
              </div>
            </li>`,
        )}
      </ul>`;
  }

  async #begin(): Promise<void> {
    await attentionWordsReady();
    const { desk } = this;
    if (!desk) return;
    desk.attention ??= new Attention(desk.api, () => desk.changed());
    this.speaks = true;
    await this.#look(desk.asked !== 'over');
  }

  #look(standing: boolean): Promise<void> | undefined {
    const attention = this.desk?.attention;
    return attention?.standing === standing ? attention.refresh() : attention?.choose(standing);
  }

  #choice(standing: boolean, chosen: boolean): TemplateResult {
    return html`<button
      type="button"
      class="choice"
      aria-pressed=${standing === chosen ? 'true' : 'false'}
      @click=${() => {
        this.desk?.goTo('attention', standing ? '' : 'over');
        void this.#look(standing);
      }}
    >
      ${sayAttention(standing ? 'attention.standing' : 'attention.over')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-attention': JieruDeskAttention;
  }
}
