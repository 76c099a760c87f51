import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { day, moment } from '../../kit/words/format.ts';
import { ListPanel } from '../lists/list-panel.ts';
import type { SiteRow } from '../types.ts';
import type { Act } from './act.ts';
import './act-dialog.ts';
import { SITE_ACTS, siteAct, type SiteAct } from './site-acts.ts';
import { sayOperate } from './words.ts';

/** The websites that are served: what was sent to the authority about each, and what may be sent. */
@customElement('jieru-desk-sites')
export class JieruDeskSites extends ListPanel {
  static override styles = [
    ListPanel.styles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 4px 10px;
        padding: 10px var(--j-inset) 0;
      }
      form jieru-text-field {
        flex: 1 1 12em;
        max-width: 24em;
      }
      form jieru-button {
        margin-bottom: 27px;
      }
      .sent {
        display: grid;
        gap: 2px;
        grid-column: 1 / -1;
      }
      @container (min-width: 760px) {
        .row {
          grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 0.7fr) 33em;
          align-items: baseline;
        }
      }
    `,
  ];

  @state() private act: (() => Act) | null = null;
  @state() private typed: string | null = null;

  protected override get list() {
    return this.desk?.operate?.sites;
  }

  override render(): TemplateResult | typeof nothing {
    const operate = this.desk?.operate;
    if (!operate) return nothing;
    const { sites, search } = operate;
    return html`<jieru-desk-act
        .desk=${this.desk}
        .make=${this.act}
        @close=${() => (this.act = null)}
        @done=${() => void operate.refresh()}
      ></jieru-desk-act>
      <form role="search" @submit=${this.#find} @keydown=${this.#enter}>
        <jieru-text-field
          label=${sayOperate('sites.search')}
          hint=${sayOperate('sites.searchHint')}
          .value=${this.typed ?? search}
          @jieru-input=${(event: FieldInputEvent) => (this.typed = event.detail.value)}
        ></jieru-text-field>
        <jieru-button @click=${this.#find}>${sayOperate('sites.find')}</jieru-button>
      </form>
      ${this.failed(sites)}
      <ul aria-label=${sayOperate('operate.sites')} ?hidden=${sites.rows.length === 0}>
        ${repeat(
          sites.rows,
          ({ id }) => id,
          (row) => this.#row(row),
        )}
      </ul>
      ${this.below(sites, html`<p>${sayOperate(search ? 'sites.notFound' : 'sites.none')}</p>`)}`;
  }

  #row(site: SiteRow): TemplateResult {
    const { websiteNumber, name, domains, accessSince, acts } = site;
    return html`<li class="row" part="row" tabindex="-1" data-row=${websiteNumber}>
      <div class="who">
        <span class="name">${name ?? domains.join(' ')}</span>
        <span class="second">${websiteNumber}</span>
      </div>
      <div class="where">${domains.join(' ')}</div>
      <div class="when second">
        ${accessSince ? sayOperate('sites.since', { day: day(accessSince) }) : nothing}
      </div>
      <div class="acts">${SITE_ACTS.map((act) => this.#button(act, site))}</div>
      ${
        acts.length > 0
          ? html`<ul class="sent" aria-label=${sayOperate('sites.sent')}>
              ${acts.map((act) => html`<li class="second">${sentText(act)}</li>`)}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #button(act: SiteAct, site: SiteRow): TemplateResult {
    const what = site.domains[0] ?? site.websiteNumber;
    return html`<jieru-button
      variant="quiet"
      label=${sayOperate('operate.doTo', { act: sayOperate(`${act}.do`), what })}
      @click=${() => {
        const { desk } = this;
        this.act = () => siteAct(act, site, desk?.operate?.reasons ?? []);
      }}
      >${sayOperate(`${act}.do`)}</jieru-button
    >`;
  }

  #enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#find(event);
  };

  #find = (event: Event): void => {
    event.preventDefault();
    void this.desk?.operate?.find(this.typed ?? '');
  };
}

/** What became of something that was sent, and by which day it is to be mended. */
const sentText = ({
  kind,
  state,
  sentAt,
  decidedAt,
  code,
  opinion,
  mendBy,
}: SiteRow['acts'][number]): string =>
  [
    sayOperate(`sent.${kind}`),
    sayOperate(`sent.${state}`, { at: moment(decidedAt ?? sentAt) }),
    code === null || state === 'DONE' ? '' : sayOperate('sent.code', { code }),
    opinion ?? '',
    mendBy ? sayOperate('sent.mendBy', { day: day(mendBy) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-sites': JieruDeskSites;
  }
}
