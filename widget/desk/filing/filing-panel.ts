import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import '../../kit/elements/notice.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { decisionDialogs } from '../decide/dialogs.ts';
import { DeskElement } from '../desk-element.ts';
import type { DeskLookEvent, LookTarget, DeskDecidedEvent, DeskRemarkEvent } from '../events.ts';
import { DeskOpenEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import './look-bar.ts';
import type { JieruDeskLook } from './look-bar.ts';
import '../materials/materials-panel.ts';
import type { JieruDeskMaterials } from '../materials/materials-panel.ts';
import { placeName } from '../remarks/place-name.ts';
import '../remarks/remark-tray.ts';
import type { JieruDeskTray } from '../remarks/remark-tray.ts';
import type { Desk } from '../store/desk.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { Decision, DeskFiling } from '../types.ts';
import './data-panel.ts';
import type { JieruDeskData } from './data-panel.ts';
import './filing-head.ts';
import type { JieruDeskHead } from './filing-head.ts';
import { filingNotice, heldNotice, isDecision, overtakenText } from './filing-notices.ts';
import './records-panel.ts';
import { filingStyles } from './filing-styles.ts';
import { say } from '../words.ts';

/** One filing on the desk: papers beside the data, remarks collected below, and what may be decided. */
@customElement('jieru-desk-filing')
export class JieruDeskFiling extends DeskElement {
  static override styles = [DeskElement.styles, filingStyles];

  @state() private dialog: Decision | null = null;
  @state() private trayOpen = false;
  @query('jieru-desk-head') private readonly head!: JieruDeskHead | null;
  @query('jieru-desk-tray') private readonly tray!: JieruDeskTray | null;
  @query('jieru-desk-look') private readonly look!: JieruDeskLook | null;
  @query('jieru-desk-materials') private readonly materials!: JieruDeskMaterials | null;
  @query('jieru-desk-data') private readonly data!: JieruDeskData | null;
  #told: unknown = null;
  /** The filing of which something was not looked at yet. */
  #left = '';
  /** Where the closing dialog leads. */
  #way: LookTarget | null = null;

  constructor() {
    super();
    new IssueWords(this);
    this.addEventListener('jieru-desk-remark', (event: DeskRemarkEvent) => void this.#remark(event));
    this.addEventListener('jieru-desk-look', (event: DeskLookEvent) => this.#lookAt(event));
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const opened = desk?.opened;
    if (!desk || !opened) return nothing;
    return html`<jieru-desk-head .desk=${desk}></jieru-desk-head>
      ${opened.filing ? this.#body(desk, opened, opened.filing) : this.#waiting(opened)}`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#tellOnce();
    this.#tellWhenSeen();
  }

  /** Focuses the heading, where a screen reader begins to read. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    await this.head?.updateComplete;
    this.head?.focus({ preventScroll: true });
  }

  #waiting({ failure }: OpenedFiling): TemplateResult {
    if (!failure) return html`<p class="loading" role="status">${say('desk.loading')}</p>`;
    return html`<div class="notices">
      <jieru-notice tone="bad" live="alert" heading=${say('filing.failed')}>
        ${deskFailureText(failure)}
        <jieru-button slot="actions" @click=${() => void this.desk?.opened?.open()}
          >${say('desk.retry')}</jieru-button
        >
      </jieru-notice>
    </div>`;
  }

  #body(desk: Desk, opened: OpenedFiling, filing: DeskFiling): TemplateResult {
    const notice = filingNotice(opened, this.#next());
    const held = heldNotice(filing);
    const told = notice !== nothing || held !== nothing;
    return html`<jieru-desk-look class="notices" .desk=${desk}></jieru-desk-look>
      ${told ? html`<div class="notices">${notice}${held}</div>` : nothing}
      <div class="body">
        <div class="left"><jieru-desk-materials .desk=${desk}></jieru-desk-materials></div>
        <div class="right">
          <jieru-desk-data .desk=${desk}></jieru-desk-data>
          <jieru-desk-records .desk=${desk}></jieru-desk-records>
        </div>
      </div>
      <div class="foot" part="foot">
        ${this.#drafts(filing)}
        <div class="bar">${this.#toggle(filing)} ${this.#decisions(filing)}</div>
      </div>
      ${decisionDialogs({ desk, open: this.dialog, close: this.#closeDialog, decided: this.#decided })}`;
  }

  // They open upwards, so that the buttons below stay where they are.
  #drafts(filing: DeskFiling): TemplateResult | typeof nothing {
    if (!this.#mayRemark(filing)) return nothing;
    return html`<section id="tray" class="drafts" aria-label=${say('remark.tray')} ?hidden=${!this.trayOpen}>
      <jieru-desk-tray .desk=${this.desk}></jieru-desk-tray>
    </section>`;
  }

  #toggle(filing: DeskFiling): TemplateResult | typeof nothing {
    if (!this.#mayRemark(filing)) return nothing;
    const count = this.desk?.trayOf(filing.id).drafts.length ?? 0;
    return html`<button
      type="button"
      class="toggle"
      aria-expanded=${this.trayOpen ? 'true' : 'false'}
      aria-controls="tray"
      @click=${() => (this.trayOpen = !this.trayOpen)}
    >
      <jieru-icon name="note"></jieru-icon>
      <span>${say('remark.trayCount', { count })}</span>
      <jieru-icon class="chevron" name="chevron"></jieru-icon>
    </button>`;
  }

  /** Also after somebody else decided: what was written must not vanish. */
  #mayRemark({ id, allowed }: DeskFiling): boolean {
    return allowed.includes('RETURN') || (this.desk?.trayOf(id).drafts.length ?? 0) > 0;
  }

  #decisions(filing: DeskFiling): TemplateResult {
    const { allowed } = filing;
    const count = this.desk?.trayOf(filing.id).filled.length ?? 0;
    if (filing.handOverFault?.retryable)
      return html`<div class="decisions">
        <jieru-button variant="primary" @click=${() => (this.dialog = 'RETRY_HAND_OVER')}
          >${say('act.retry')}</jieru-button
        >
      </div>`;
    if (!allowed.some(isDecision)) return html`<p class="soft">${say('act.none')}</p>`;
    return html`<div class="decisions">
      ${
        allowed.includes('RETURN')
          ? html`<jieru-button variant="danger" @click=${this.#return}>
              ${count > 0 ? say('act.returnCount', { count }) : say('act.return')}
            </jieru-button>`
          : nothing
      }
      ${
        allowed.includes('REQUEST_ORIGINALS')
          ? html`<jieru-button @click=${() => (this.dialog = 'REQUEST_ORIGINALS')}
              >${say('act.originals')}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('REPORT_SHIPMENT') && filing.shipments.some(({ status }) => status === 'SENT')
          ? html`<jieru-button @click=${() => (this.dialog = 'REPORT_SHIPMENT')}
              >${say('act.shipment')}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('RECEIVE_ORIGINALS')
          ? html`<jieru-button variant="primary" @click=${() => (this.dialog = 'RECEIVE_ORIGINALS')}
              >${say('act.receive')}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('PASS')
          ? html`<jieru-button variant="primary" @click=${this.#pass}>${say('act.pass')}</jieru-button>`
          : nothing
      }
    </div>`;
  }

  #next(): TemplateResult | typeof nothing {
    const next = this.desk?.queue.rows.find(
      ({ id, state }) => state === 'IN_REVIEW' && id !== this.desk?.opened?.id,
    );
    if (!next) return nothing;
    return html`<jieru-button @click=${() => this.dispatchEvent(new DeskOpenEvent({ filingId: next.id }))}>
      ${say('act.next')}
    </jieru-button>`;
  }

  #pass = (): void => {
    this.dialog = 'PASS';
    void this.desk?.opened?.looked();
  };

  #return = (): void => {
    const filing = this.desk?.opened?.filing;
    const tray = filing && this.desk?.trayOf(filing.id);
    if (!tray) return;
    if (tray.filled.length > 0) {
      this.dialog = 'RETURN';
      return;
    }
    this.announce(say('return.none'), true);
    void this.#write(tray.drafts[0]?.path ?? []);
  };

  async #remark(event: DeskRemarkEvent): Promise<void> {
    event.stopPropagation();
    const filing = this.desk?.opened?.filing;
    if (!filing) return;
    this.announce(say('remark.began', { what: placeName(event.detail.path, filing) }));
    await this.#write(event.detail.path);
  }

  async #write(path: readonly string[]): Promise<void> {
    const id = this.desk?.opened?.id;
    const draft = id && this.desk?.trayOf(id).begin(path);
    if (!draft) return;
    this.trayOpen = true;
    await this.updateComplete;
    await this.tray?.focusRemark(draft.key);
  }

  #closeDialog = (): void => {
    this.dialog = null;
    const way = this.#way;
    this.#way = null;
    if (way) void this.#lead(way);
  };

  /** First the dialog closes, which gives the focus back; only then is it led on. */
  #lookAt(event: DeskLookEvent): void {
    event.stopPropagation();
    this.#way = event.detail.at;
    this.dialog = null;
  }

  async #lead(way: LookTarget): Promise<void> {
    if (this.desk?.opened?.filing?.lookReason === null) {
      this.look?.focus();
      this.announce(say('look.why'), true);
    } else if (way === 'data') await this.data?.show();
    else await this.materials?.choose(way.paper);
  }

  #decided = (event: DeskDecidedEvent): void => {
    this.trayOpen = false;
    this.announce(say(`done.${event.detail.decision}`));
    void this.focusHeading();
  };

  /** That the last thing was looked at, so that it may be passed. */
  #tellWhenSeen(): void {
    const { id = '', unseen = null } = this.desk?.opened?.filing ?? {};
    const left = unseen && unseen.materials.length + Number(unseen.details);
    if (left === 0 && this.#left === id) this.announce(say('unseen.none'));
    this.#left = left ? id : '';
  }

  /** What happened elsewhere is read out once. */
  #tellOnce(): void {
    const opened = this.desk?.opened;
    const news = opened?.overtaken ?? opened?.moved ?? null;
    if (news === this.#told) return;
    this.#told = news;
    if (!opened?.filing || !news) return;
    const { heading, text } = opened.overtaken
      ? overtakenText(opened.overtaken, opened.filing)
      : { heading: say('moved.heading'), text: say(`state.${opened.filing.state}`) };
    this.announce(`${heading} ${text}`, true);
    if (opened.overtaken) void this.focusHeading();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-filing': JieruDeskFiling;
  }
}
