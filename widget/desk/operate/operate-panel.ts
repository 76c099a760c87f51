import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { listPanelStyles } from '../lists/list-panel-styles.ts';
import { rowStyles } from '../lists/row-styles.ts';
import { Operate, OPERATE_PARTS, type OperatePart } from '../store/operate.ts';
import { tabStyles } from '../styles/tab-styles.ts';
import { say } from '../words.ts';
import { accountAct, retryAct } from './account-acts.ts';
import { accountRow } from './account-row.ts';
import type { Act } from './act.ts';
import './act-dialog.ts';
import './sites-part.ts';
import { operateWordsReady, sayOperate } from './words.ts';

/** What an operator (运营人员) does towards the authority: keeps the accounts going, and acts on websites and subjects. */
@customElement('jieru-desk-operate')
export class JieruDeskOperate extends DeskElement {
  static override styles = [
    DeskElement.styles,
    listPanelStyles,
    rowStyles,
    tabStyles,
    css`
      .top {
        padding-bottom: 0;
      }
      .held {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        padding: 10px var(--j-inset);
        border-bottom: 1px solid var(--j-line);
      }
      @container (min-width: 760px) {
        .row {
          grid-template-columns: minmax(0, 1.2fr) minmax(0, 1.2fr) minmax(0, 0.7fr) 33em;
          align-items: baseline;
        }
      }
    `,
  ];

  @state() private speaks = false;
  @state() private act: (() => Act) | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.desk && changed.has('desk')) void this.#begin();
  }

  override render(): TemplateResult | typeof nothing {
    const operate = this.desk?.operate;
    if (!operate || !this.speaks) return nothing;
    const { part } = operate;
    return html`<div class="top">
        <h3 class="sr-only" tabindex="-1">${sayOperate('operate.heading')}</h3>
        <div role="tablist" aria-label=${sayOperate('operate.parts')} class="tabs" @keydown=${this.#key}>
          ${OPERATE_PARTS.map((one) => this.#tab(one, part))}
        </div>
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${part}" class="panel">
        ${
          part === 'accounts'
            ? this.#accounts(operate)
            : html`<jieru-desk-sites .desk=${this.desk}></jieru-desk-sites>`
        }
      </div>`;
  }

  /** Focuses the heading. */
  async focusList(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  async #begin(): Promise<void> {
    await operateWordsReady();
    const { desk } = this;
    if (!desk) return;
    desk.operate ??= new Operate(desk.api, () => desk.changed());
    this.speaks = true;
    const asked = OPERATE_PARTS.find((part) => part === desk.asked);
    if (asked && asked !== desk.operate.part) await desk.operate.choose(asked);
    else await desk.operate.refresh();
  }

  #tab(part: OperatePart, chosen: OperatePart): TemplateResult {
    return html`<button
      type="button"
      role="tab"
      part="tab"
      id="tab-${part}"
      aria-selected=${part === chosen ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${part === chosen ? 0 : -1}
      @click=${() => this.#choose(part)}
    >
      ${sayOperate(`operate.${part}`)}
    </button>`;
  }

  #accounts({ accounts, held, failure }: Operate): TemplateResult {
    return html`<jieru-desk-act
        .desk=${this.desk}
        .make=${this.act}
        @close=${() => (this.act = null)}
        @done=${() => void this.desk?.refresh()}
      ></jieru-desk-act>
      ${failure ? this.#failed(failure) : nothing}
      ${
        held.totalCount > 0
          ? html`<div class="held">
              <span class="warn">${sayOperate('operate.held', { count: held.totalCount })}</span>
              <jieru-button
                @click=${() => (this.act = () => retryAct(sayOperate('operate.held', { count: held.totalCount })))}
                >${sayOperate('retryAll.do')}</jieru-button
              >
            </div>`
          : nothing
      }
      <ul aria-label=${sayOperate('operate.accounts')} ?hidden=${!accounts?.length}>
        ${(accounts ?? []).map((account) =>
          accountRow(account, (name) => (this.act = () => accountAct(name, account))),
        )}
      </ul>
      ${accounts || failure ? nothing : html`<p class="empty" role="status">${say('desk.loading')}</p>`}`;
  }

  #failed(failure: unknown): TemplateResult {
    return html`<jieru-notice class="failed" tone="bad" live="alert" heading=${say('list.failed')}>
      ${deskFailureText(failure)}
      <jieru-button slot="actions" @click=${() => void this.desk?.operate?.refresh()}
        >${say('desk.retry')}</jieru-button
      >
    </jieru-notice>`;
  }

  #choose(part: OperatePart): void {
    this.act = null;
    this.desk?.goTo('operate', part === 'accounts' ? '' : part);
    void this.desk?.operate?.choose(part);
  }

  #key = async (event: KeyboardEvent): Promise<void> => {
    const operate = this.desk?.operate;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!operate || !step) return;
    event.preventDefault();
    const parts = OPERATE_PARTS.length;
    const next = OPERATE_PARTS[(OPERATE_PARTS.indexOf(operate.part) + step + parts) % parts];
    if (!next) return;
    this.#choose(next);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-operate': JieruDeskOperate;
  }
}
