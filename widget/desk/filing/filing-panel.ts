import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import '../../kit/elements/notice.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskNextEvent } from '../asks.ts';
import type { DeskLookEvent, DeskRemarkEvent, LookTarget } from '../asks.ts';
import type { DeskDecidedEvent } from '../events.ts';
import { deskFailureText } from '../failure-text.ts';
import './claim-bar.ts';
import type { JieruDeskClaim } from './claim-bar.ts';
import './look-bar.ts';
import type { JieruDeskLook } from './look-bar.ts';
import '../materials/materials-panel.ts';
import type { JieruDeskMaterials } from '../materials/materials-panel.ts';
import { placeName } from '../remarks/place-name.ts';
import '../remarks/remark-tray.ts';
import { TeamWork } from '../store/team-work.ts';
import { graveOf } from '../risks/risk-list.ts';
import '../risks/risk-strip.ts';
import type { JieruDeskTray } from '../remarks/remark-tray.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Acts } from '../keys/keys.ts';
import type { Desk } from '../store/desk.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { FilingAction } from '../../../schema/client/operations.ts';
import type { Decision, DeskFiling } from '../types.ts';
import { dataGroups } from './data-groups.ts';
import './data-panel.ts';
import type { JieruDeskData } from './data-panel.ts';
import './filing-head.ts';
import type { JieruDeskHead } from './filing-head.ts';
import { filingNotice, heldNotice, isDecision, overtakenText } from './filing-notices.ts';
import './records-panel.ts';
import { filingStyles } from './filing-styles.ts';
import { say } from '../words.ts';

/** What asks once more before a decision: it comes after what is looked at first. */
type Dialogs = (typeof import('../decide/dialogs.ts'))['decisionDialogs'];

/** One filing on the desk: papers beside the data, remarks collected below, and what may be decided. */
@customElement('jieru-desk-filing')
export class JieruDeskFiling extends DeskElement {
  static override styles = [DeskElement.styles, filingStyles];

  override readonly acts: Acts = {
    PASS: () => this.#decides('PASS') && this.#pass(),
    RETURN: () => this.#decides('RETURN') && this.#return(),
    ORIGINALS: () => this.#ask('REQUEST_ORIGINALS'),
    RECEIVE: () => this.#ask('RECEIVE_ORIGINALS'),
    SHIPMENT: () => this.#sent && this.#ask('REPORT_SHIPMENT'),
    RETRY: () =>
      this.desk?.opened?.filing?.handOverFault?.retryable === true && this.#open('RETRY_HAND_OVER'),
    TAKE_OVER: () => this.desk?.opened?.claim.isOthers === true && this.claim?.takeOver(),
    REMARK: () => this.#decides('RETURN') && this.#write([]),
    REMARKS: () => this.#fold(),
  };

  @state() private dialog: Decision | null = null;
  @state() private dialogs: Dialogs | null = null;
  @state() private trayOpen = false;
  @query('jieru-desk-head') private readonly head!: JieruDeskHead | null;
  @query('jieru-desk-claim') private readonly claim!: JieruDeskClaim | null;
  @query('jieru-desk-tray') private readonly tray!: JieruDeskTray | null;
  @query('jieru-desk-look') private readonly look!: JieruDeskLook | null;
  @query('jieru-desk-materials') private readonly materials!: JieruDeskMaterials | null;
  @query('jieru-desk-data') private readonly data!: JieruDeskData | null;
  #told: unknown = null;
  #revision = 0;
  /** The filing of which something was not looked at yet. */
  #left = '';
  /** Where the closing dialog leads. */
  #way: LookTarget | null = null;

  constructor() {
    super();
    new IssueWords(this);
    this.addEventListener('jieru-desk-remark', (event: DeskRemarkEvent) => void this.#remark(event));
    // A dialog is about the filing that was open when it was opened.
    this.addEventListener('jieru-desk-open', () => (this.dialog = null));
    this.addEventListener('jieru-desk-look', (event: DeskLookEvent) => this.#lookAt(event));
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const opened = desk?.opened;
    if (!desk || !opened) return nothing;
    return html`<jieru-desk-head .desk=${desk}></jieru-desk-head>
      ${opened.filing ? this.#body(desk, opened, opened.filing) : this.#waiting(opened)}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../remarks/notes-panel.ts');
    void import('../decide/dialogs.ts').then(({ decisionDialogs }) => (this.dialogs = decisionDialogs));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { desk } = this;
    const id = desk?.opened?.id;
    const revision = desk?.opened?.filing?.revision ?? 0;
    if (!desk || !id) return;
    if (desk.teamWork?.filingId === id) {
      // A colleague may have written something.
      if (this.#revision !== 0 && revision > this.#revision) void desk.teamWork.refresh();
      this.#revision = revision;
      return;
    }
    this.#revision = revision;
    desk.teamWork = new TeamWork(desk, id);
    void desk.teamWork.begin();
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
    return html`<jieru-desk-claim class="notices" .desk=${desk}>${this.#next()}</jieru-desk-claim>
      <jieru-desk-risks class="notices" .desk=${desk}></jieru-desk-risks>
      <jieru-desk-look class="notices" .desk=${desk}></jieru-desk-look>
      ${told ? html`<div class="notices">${notice}${held}</div>` : nothing}
      <div class="body">
        <div class="left"><jieru-desk-materials .desk=${desk}></jieru-desk-materials></div>
        <div class="right">
          <jieru-desk-data .desk=${desk}></jieru-desk-data>
          <jieru-desk-notes .desk=${desk}></jieru-desk-notes>
          <jieru-desk-records .desk=${desk}></jieru-desk-records>
        </div>
      </div>
      <div class="foot" part="foot">
        ${this.#drafts(filing)}
        <div class="bar">${this.#toggle(filing)} ${this.#decisions(filing)}</div>
      </div>
      ${this.dialogs?.({ desk, open: this.dialog, close: this.#closeDialog, decided: this.#decided }) ?? nothing}`;
  }

  // They open upwards, so that the buttons below stay where they are.
  #drafts(filing: DeskFiling): TemplateResult | typeof nothing {
    if (!this.#mayRemark(filing)) return nothing;
    return html`<section id="tray" class="drafts" aria-label=${say('remark.tray')} ?hidden=${!this.trayOpen}>
      <jieru-desk-tray .desk=${this.desk} .valueAt=${this.#valueAt}></jieru-desk-tray>
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
          >${say('act.retry')} ${keyMark('RETRY', this.desk)}</jieru-button
        >
      </div>`;
    // Who has it, the notice above says.
    if (this.may('DECIDE') && this.desk?.opened?.claim.isOthers) return html``;
    if (!allowed.some(isDecision)) return html`<p class="soft">${say('act.none')}</p>`;
    const grave = allowed.includes('PASS') ? graveOf(this.desk?.opened?.risks ?? null).length : 0;
    return html`<div class="decisions">
      ${grave > 0 ? html`<span class="grave bad">${say('pass.grave', { count: grave })}</span>` : nothing}
      ${
        allowed.includes('RETURN')
          ? html`<jieru-button variant="danger" @click=${this.#return}>
              ${count > 0 ? say('act.returnCount', { count }) : say('act.return')}
              ${keyMark('RETURN', this.desk)}
            </jieru-button>`
          : nothing
      }
      ${
        allowed.includes('REQUEST_ORIGINALS')
          ? html`<jieru-button @click=${() => (this.dialog = 'REQUEST_ORIGINALS')}
              >${say('act.originals')} ${keyMark('ORIGINALS', this.desk)}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('REPORT_SHIPMENT') && this.#sent
          ? html`<jieru-button @click=${() => (this.dialog = 'REPORT_SHIPMENT')}
              >${say('act.shipment')} ${keyMark('SHIPMENT', this.desk)}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('RECEIVE_ORIGINALS')
          ? html`<jieru-button variant="primary" @click=${() => (this.dialog = 'RECEIVE_ORIGINALS')}
              >${say('act.receive')} ${keyMark('RECEIVE', this.desk)}</jieru-button
            >`
          : nothing
      }
      ${
        allowed.includes('PASS')
          ? html`<jieru-button variant="primary" @click=${this.#pass}
              >${say('act.pass')} ${keyMark('PASS', this.desk)}</jieru-button
            >`
          : nothing
      }
    </div>`;
  }

  #next(): TemplateResult | typeof nothing {
    const { opened, queue } = this.desk ?? {};
    const waiting = queue?.counts.waiting?.totalCount ?? 0;
    const others = waiting - Number(opened?.filing?.state === 'IN_REVIEW');
    if (others <= 0 || !this.may('DECIDE')) return nothing;
    return html`<jieru-button @click=${() => this.dispatchEvent(new DeskNextEvent())}>
      ${say('act.next')} ${keyMark('NEXT', this.desk)}
    </jieru-button>`;
  }

  /** Whether a decision is offered now. */
  #decides(decision: FilingAction): boolean {
    const opened = this.desk?.opened;
    return (
      opened?.filing?.allowed.includes(decision) === true && !opened.claim.isOthers && this.dialog === null
    );
  }

  get #sent(): boolean {
    return this.desk?.opened?.filing?.shipments.some(({ status }) => status === 'SENT') ?? false;
  }

  #ask(decision: Decision & FilingAction): boolean {
    return this.#decides(decision) && this.#open(decision);
  }

  #open(decision: Decision): boolean {
    this.dialog = decision;
    return true;
  }

  #fold(): boolean {
    const filing = this.desk?.opened?.filing;
    if (!filing || !this.#mayRemark(filing)) return false;
    this.trayOpen = !this.trayOpen;
    return true;
  }

  #pass = (): void => {
    this.dialog = 'PASS';
    const opened = this.desk?.opened;
    void (opened?.risksFailed ? opened.refresh() : opened?.looked());
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

  /** What stands at a place, masked unless it is shown in clear. */
  #valueAt = (path: readonly string[]): string => {
    const opened = this.desk?.opened;
    if (!opened?.filing) return '';
    const groups = dataGroups(opened.filing, opened.inClear ?? opened.filing.details);
    const row = groups.flatMap(({ rows }) => rows).find((one) => one.path?.join('.') === path.join('.'));
    return row?.value || say('data.empty');
  };

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
    if (this.dialog === null) {
      void this.#lead(event.detail.at);
      return;
    }
    this.#way = event.detail.at;
    this.dialog = null;
  }

  async #lead(way: LookTarget): Promise<void> {
    if (typeof way === 'object' && 'field' in way) await this.data?.showField(way.field);
    else if (this.desk?.opened?.filing?.lookReason === null) {
      this.look?.focus();
      this.announce(say('look.why'), true);
    } else if (way === 'data') await this.data?.show();
    else await this.materials?.choose(way.paper, way.part);
  }

  #decided = (event: DeskDecidedEvent): void => {
    this.trayOpen = false;
    this.announce(say(`done.${event.detail.decision}`));
    // What was asked for or received waits for the same reviewer’s next look.
    const ends = event.detail.state !== 'IN_REVIEW';
    if (ends && this.desk?.prefs.advance) this.dispatchEvent(new DeskNextEvent());
    else void this.focusHeading();
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
