import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/copy.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import { moment } from '../../kit/words/format.ts';
import { deskFailureText } from '../failure-text.ts';
import { ListPanel } from '../lists/list-panel.ts';
import { Backdrops } from '../store/backdrops.ts';
import { waitingOf } from '../store/waiting.ts';
import { waitingChip } from '../waiting-chip.ts';
import './parcel-dialog.ts';
import type { BackdropRow } from '../types.ts';
import { say } from '../words.ts';

/** Who waits for the provider's backdrop (幕布), since when, where to, and that it is in the post. */
@customElement('jieru-desk-backdrops')
export class JieruDeskBackdrops extends ListPanel {
  static override styles = [
    ListPanel.styles,
    css`
      address {
        font-style: normal;
      }
      address jieru-button {
        margin-left: -7px;
      }
      @container (min-width: 760px) {
        .row {
          grid-template-columns: minmax(0, 1.4fr) minmax(0, 1.8fr) minmax(0, 1fr) 18em;
        }
      }
    `,
  ];

  /** The request whose parcel is being noted. */
  @state() private parcel: BackdropRow | null = null;
  @state() private looking: string | null = null;
  @state() private problem: { id: string; text: string } | null = null;

  #justSent = false;

  protected override get list() {
    return this.desk?.backdrops?.list;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { desk } = this;
    if (!desk || !changed.has('desk')) return;
    desk.backdrops ??= new Backdrops(desk.api, () => desk.changed());
    void desk.backdrops.refresh();
  }

  override render(): TemplateResult | typeof nothing {
    const { list } = this;
    if (!list) return nothing;
    return html`<div class="top">
        <h3 tabindex="-1">${say('backdrops.heading')}</h3>
        <p class="soft">${say('backdrops.note')}</p>
      </div>
      <div class="panel">
        ${this.failed(list)}
        <ul aria-label=${say('backdrops.list')} ?hidden=${list.rows.length === 0}>
          ${repeat(
            list.rows,
            ({ id }) => id,
            (row) => this.#row(row),
          )}
        </ul>
        ${this.below(list, html`<p>${say('backdrops.empty')}</p>`)}
      </div>
      <jieru-desk-parcel
        .desk=${this.desk}
        .request=${this.parcel}
        @close=${this.#closed}
        @sent=${this.#sent}
      ></jieru-desk-parcel>`;
  }

  #row(row: BackdropRow): TemplateResult {
    const { subject, websites, details } = row.filing;
    const name = details.subject.name ?? say('list.unnamed');
    const domains = websites.flatMap((site) => site.domains);
    const waiting = this.desk
      ? waitingOf({ waitingSince: row.askedAt, reviewDueBy: null }, this.desk.clock.now())
      : null;
    const current = row.filingId === this.desk?.opened?.id;
    return html`<li class="row ${current ? 'current' : ''}" tabindex="-1" data-row=${row.id}>
      <div class="who">
        <span class="name">${name}</span>
        <span class="second">${subject.subjectNumber} · ${subject.province.label}</span>
        <span class="second">${domains.join(say('list.separator'))}</span>
      </div>
      ${this.#address(row, name)}
      <div class="when">
        ${waiting ? waitingChip(waiting) : nothing}
        <span class="second">${say('backdrops.since', { at: moment(row.askedAt) })}</span>
      </div>
      <div class="acts">
        <jieru-button
          variant="quiet"
          data-filing=${row.filingId}
          label=${say('notices.openFilingOf', { what: name })}
          @click=${() => this.open(row.filingId)}
          >${say('notices.openFiling')}</jieru-button
        >
        ${
          this.may('DISPATCH')
            ? html`<jieru-button
                label=${say('backdrops.sendOf', { name })}
                @click=${() => (this.parcel = row)}
                >${say('backdrops.send')}</jieru-button
              >`
            : nothing
        }
      </div>
      ${this.problem?.id === row.id ? html`<p class="wrong">${this.problem.text}</p>` : nothing}
    </li>`;
  }

  #address(row: BackdropRow, name: string): TemplateResult {
    const clear = this.desk?.backdrops?.inClear(row.id) ?? null;
    const { recipient, phone, address } = clear ?? row.to ?? { recipient: '', phone: '', address: '' };
    return html`<address class="where" aria-label=${say('backdrops.to')}>
      ${
        clear
          ? html`<jieru-copy
              text=${`${recipient} ${phone} ${address}`}
              label=${say('backdrops.copy')}
            ></jieru-copy>`
          : html`${recipient} ${IDENTIFIERS.mobile.shown(phone)}<span class="second">${address}</span>`
      }
      ${
        this.may('REVEAL')
          ? html`<jieru-button
              variant="quiet"
              ?busy=${this.looking === row.id}
              label=${say(clear ? 'backdrops.hideOf' : 'backdrops.showOf', { name })}
              @click=${() => void this.#reveal(row, name, !clear)}
              >${say(clear ? 'backdrops.hide' : 'backdrops.show')}</jieru-button
            >`
          : nothing
      }
    </address>`;
  }

  async #reveal(row: BackdropRow, name: string, wanted: boolean): Promise<void> {
    this.looking = row.id;
    this.problem = null;
    try {
      await this.desk?.backdrops?.reveal(row, wanted);
      if (wanted) this.announce(say('backdrops.shown', { name }));
    } catch (cause) {
      this.problem = { id: row.id, text: deskFailureText(cause) };
      this.announce(this.problem.text, true);
    } finally {
      this.looking = null;
    }
  }

  #sent = (): void => {
    this.#justSent = true;
    this.parcel = null;
    this.announce(say('backdrops.sent'));
    void this.desk?.queue.refresh();
  };

  // Only now: what opened the dialog, to which it would give the focus back, is gone with its row.
  #closed = (): void => {
    this.parcel = null;
    if (this.#justSent) void this.focusList();
    this.#justSent = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-backdrops': JieruDeskBackdrops;
  }
}
