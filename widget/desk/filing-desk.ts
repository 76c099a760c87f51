import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { RequestFailure } from '../kit/client/failure.ts';
import type { FetchSession } from '../kit/client/session.ts';
import type { FilingDeskElement } from './element.ts';
import { DeskCloseEvent, DeskOpenEvent, DeskReadyEvent, DeskViewEvent } from './events.ts';
import { deskFailureText } from './failure-text.ts';
import { deskProblemText } from './problem-text.ts';
import type { JieruDeskFiling } from './filing/filing-panel.ts';
import { Views } from './shell/views.ts';
import type { ViewPanel } from './shell/views.ts';
import { hearKeys } from './keys/answer-keys.ts';
import type { Acts } from './keys/keys.ts';
import './shell/views-nav.ts';
import type { JieruDeskViews } from './shell/views-nav.ts';
import { Desk } from './store/desk.ts';
import { placeOf } from './store/views.ts';
import { deskStyles } from './styles/desk-styles.ts';
import { shellStyles } from './styles/shell-styles.ts';
import { watchClaim, watchQueue } from './watch.ts';
import '../kit/elements/button.ts';
import { JieruElement } from '../kit/elements/element.ts';
import '../kit/elements/icon.ts';
import '../kit/elements/notice.ts';
import type { AnnounceEvent } from '../kit/events.ts';
import { tellTrouble } from '../kit/tell-trouble.ts';
import type { JieruLiveRegion } from '../kit/elements/live-region.ts';
import '../kit/elements/live-region.ts';
import { ThemeController } from '../kit/styles/theme-controller.ts';
import { cardStyles } from '../kit/styles/card-styles.ts';
import { tokens } from '../kit/styles/tokens.ts';
import { deskWordsReady, reviewWordsReady, say, useDeskLocale } from './words.ts';

/**
 * The review desk (初审工作台). Put it on a page of the provider's own people, give it `fetchSession`, and reviewers see
 * the queue, compare papers with data, remark on fields, and return, pass or ask for originals.
 *
 * @fires {DeskReadyEvent} jieru-desk-ready - The queue is on show.
 * @fires {DeskOpenEvent} jieru-desk-open - A filing was opened.
 * @fires {DeskCloseEvent} jieru-desk-close - The reviewer went back to the queue.
 * @fires {DeskViewEvent} jieru-desk-view - Another view is on show, or another part of it; its name is what `view` takes.
 * @fires {DeskDecidedEvent} jieru-desk-decided - This reviewer decided about a filing.
 * @fires {JieruErrorEvent} jieru-error - Something the reviewer cannot repair.
 * @csspart desk - The whole desk.
 * @csspart bar - The line with the title and who is here.
 * @csspart queue - The list: of filings, of backdrops to be posted, or of what the authority sent.
 * @csspart filing - The filing that is open.
 * @csspart tab - A tab of a list or of the papers.
 * @csspart row - A row of a list.
 * @csspart chip - A state, a wait or a mark.
 */
@customElement('filing-desk')
export class FilingDesk extends JieruElement implements FilingDeskElement {
  static override styles = [JieruElement.styles, tokens, deskStyles, cardStyles, shellStyles];

  /** URL of the GraphQL endpoint. */
  @property() endpoint = '';

  /** The provider's publishable key, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `zh-CN` or `en`; the page's language when not given. */
  @property() locale = '';

  /** The filing that is open, and none when empty: it opens when it is set, and is set when another one opens. */
  @property({ attribute: 'filing-id' }) filingId = '';

  /** Shows this view at once: `queue`, `backdrops`, `authority`, `attention`, `operate`, `figures`, `audit` or `subject`, with what is asked of it: `audit?about=fil_…`, `subject?filing=fil_…`. */
  @property() view = '';

  /** `light` or `dark`; the system's wish when not given. */
  @property({ reflect: true }) theme = '';

  /** Gives a fresh session token of a reviewer; asked at start and whenever the old one ends. */
  @property({ attribute: false }) fetchSession: FetchSession | null = null;

  @state() private desk: Desk | null = null;
  @state() private ready = false;
  @state() private failure: unknown = null;
  /** What came of the wish for the next filing, until one is opened. */
  @state() private told = '';
  @query('jieru-live-region') private readonly region!: JieruLiveRegion | null;
  @state() private helping: 'NOT' | 'LOADING' | 'SHOWN' = 'NOT';
  @query('jieru-desk-views') private readonly views!: JieruDeskViews | null;
  @query('.view') private readonly panel!: ViewPanel | null;
  @query('jieru-desk-filing') private readonly filing!: JieruDeskFiling | null;

  readonly #views = new Views(this);
  readonly #changed = (): void => this.requestUpdate();
  readonly #moved = (): void => {
    const { desk } = this;
    if (!desk) return;
    if (!desk.opened) this.filingId = '';
    this.view = desk.asked ? `${desk.view}?${desk.asked}` : desk.view;
    this.dispatchEvent(new DeskViewEvent({ view: this.view }));
  };
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.desk?.losesWork) event.preventDefault();
  };
  #unwatch: (() => void) | null = null;
  #unhear = (): void => undefined;
  #seeking = false;

  /** What the desk itself does for keys. */
  readonly #acts: Acts = {
    NEXT: () => this.#next(),
    SEARCH: () => this.#search(),
    VIEWS: () => this.views?.focus(),
    BACK: () => this.#back(),
    HELP: () => this.#help(),
  };

  constructor() {
    super();
    new ThemeController(this);
    this.addEventListener('jieru-announce', (event: AnnounceEvent) => {
      void this.region?.announce(event.detail.text, event.detail.urgent);
    });
    this.addEventListener(
      'jieru-desk-open',
      (event: DeskOpenEvent) => void this.#open(event.detail.filingId),
    );
    this.addEventListener(
      'jieru-desk-close',
      (event: DeskCloseEvent) => void this.#close(event.detail.filingId),
    );
    this.addEventListener('jieru-desk-next', () => void this.#next());
    this.addEventListener('jieru-desk-help', () => void this.#help());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unhear = hearKeys(this, this.#acts, () => (this.ready ? this.desk : null));
    addEventListener('beforeunload', this.#onUnload);
    void this.#speak();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#onUnload);
    this.#unhear();
    this.#stop();
  }

  override willUpdate(changed: PropertyValues<FilingDesk>): void {
    if (this.hasUpdated && changed.has('locale')) void this.#changeLocale();
    const moved = (['endpoint', 'publishableKey'] as const).some((name) => changed.has(name));
    // A page may set its properties whenever it likes, before or after the element is in it.
    if ((this.hasUpdated && moved) || !this.desk) void this.#start();
    else if (this.hasUpdated && changed.has('filingId') && this.ready) this.#follow();
    if (this.hasUpdated && changed.has('view') && this.ready) this.#goTo(this.view);
  }

  override render(): TemplateResult | typeof nothing {
    if (!deskWordsReady()) return nothing;
    return html`<jieru-live-region></jieru-live-region>
      <section class="card" part="desk" aria-label=${say('desk.title')}>
        ${this.#bar()} ${this.#offline()} ${this.told ? html`<p class="told">${this.told}</p>` : nothing}
        ${this.#content()}
      </section>
      ${
        this.helping === 'SHOWN'
          ? html`<jieru-desk-keys-dialog
              .desk=${this.desk}
              open
              @close=${() => (this.helping = 'NOT')}
            ></jieru-desk-keys-dialog>`
          : nothing
      }`;
  }

  /** Moves the focus into the list, where arrow keys and Enter work. */
  override focus(): void {
    void this.panel?.focusList();
  }

  #bar(): TemplateResult {
    const viewer = this.desk?.viewer;
    return html`<div class="bar" part="bar">
      <h2>${say('desk.title')}</h2>
      ${this.ready ? html`<jieru-desk-views .desk=${this.desk}></jieru-desk-views>` : nothing}
      ${
        viewer
          ? html`<div class="who">
              ${viewer.mode === 'TEST' ? html`<span class="test">${say('desk.test')}</span>` : nothing}
              <span
                >${say('desk.at', { provider: viewer.provider.name, name: 'displayName' in viewer ? viewer.displayName : '' })}</span
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  #offline(): TemplateResult | typeof nothing {
    if (!this.desk || this.desk.online || !this.ready) return nothing;
    return html`<div class="offline" role="status">
      <jieru-icon name="offline"></jieru-icon><span>${say('desk.offline')}</span>
    </div>`;
  }

  #content(): TemplateResult {
    if (this.failure)
      return html`<div class="failed">
        <jieru-notice tone="bad" live="alert" heading=${say('desk.failed')}>
          ${deskFailureText(this.failure)}
          <jieru-button slot="actions" @click=${() => void this.#start()}>${say('desk.retry')}</jieru-button>
        </jieru-notice>
      </div>`;
    const { desk } = this;
    if (!this.ready || !desk) return html`<div class="waiting" role="status">${say('desk.loading')}</div>`;
    return html`<div class="panes ${desk.opened ? 'reading' : ''}">
      ${this.#views.render(desk)}
      ${desk.opened ? html`<jieru-desk-filing part="filing" .desk=${desk}></jieru-desk-filing>` : nothing}
    </div>`;
  }

  get #wantedLocale(): string {
    return this.locale || document.documentElement.lang;
  }

  async #speak(): Promise<void> {
    await useDeskLocale(this.#wantedLocale);
    this.requestUpdate();
  }

  async #changeLocale(): Promise<void> {
    await this.#speak();
    // Findings, rules and the history are in the language they were asked for.
    await Promise.all([this.desk?.refresh(), this.desk?.opened?.refresh()]);
  }

  async #start(): Promise<void> {
    if (!this.endpoint || !this.fetchSession || !this.isConnected) return;
    this.#stop();
    this.failure = null;
    const { endpoint, publishableKey, fetchSession: first } = this;
    const desk = new Desk({
      endpoint,
      publishableKey,
      // The one that is set by then: pages hand over a new function each time they render.
      fetchSession: () => (this.fetchSession ?? first)(),
      locale: () => this.#wantedLocale,
    });
    this.desk = desk;
    desk.addEventListener('change', this.#changed);
    desk.addEventListener('place', this.#moved);
    try {
      await Promise.all([desk.start(), this.#views.load('queue')]);
      if (this.desk !== desk) return;
      this.ready = true;
      const watched = [watchQueue(desk), watchClaim(desk, this)];
      this.#unwatch = () => watched.forEach((stop) => stop());
      await this.updateComplete;
      this.dispatchEvent(new DeskReadyEvent({ waiting: desk.queue.counts.waiting?.totalCount ?? 0 }));
      const wanted = this.filingId;
      this.#goTo(this.view);
      if (wanted) await this.#open(wanted);
    } catch (cause) {
      if (this.desk !== desk) return;
      this.failure = cause;
      const code = cause instanceof RequestFailure ? cause.code : 'INTERNAL';
      tellTrouble(this, {
        code,
        message: cause instanceof Error ? cause.message : String(cause),
        filingId: this.filingId || null,
      });
    }
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.desk?.removeEventListener('change', this.#changed);
    this.desk?.removeEventListener('place', this.#moved);
    this.desk?.stop();
    this.desk = null;
    this.ready = false;
  }

  /** Shows the view that the page asks for, where there is one and this session may open it. */
  #goTo(text: string): void {
    const { desk } = this;
    const place = desk && placeOf(text, desk.viewer);
    if (place && (place.view !== desk.view || place.asked !== desk.asked)) desk.show(place.view, place.asked);
  }

  /** Opens the next filing that nobody has; the service says which. */
  async #next(): Promise<void> {
    const { desk } = this;
    if (!desk || this.#seeking) return;
    this.#seeking = true;
    try {
      const next = await desk.claimNext();
      if (typeof next === 'string') this.dispatchEvent(new DeskOpenEvent({ filingId: next }));
      else this.#tell(next ? deskProblemText(next) : say('next.none'));
    } catch (cause) {
      this.#tell(deskFailureText(cause));
    } finally {
      this.#seeking = false;
    }
  }

  #tell(text: string): void {
    this.told = text;
    void this.region?.announce(text, true);
  }

  async #open(id: string): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    this.told = '';
    // The words first: an element that is there is rendered.
    const loaded = reviewWordsReady().then(() => import('./filing/filing-panel.ts'));
    const opened = desk.open(id);
    this.filingId = id;
    await loaded;
    await this.updateComplete;
    await this.filing?.focusHeading();
    await opened;
    const name = desk.opened?.filing?.details.subject?.name;
    if (desk.opened?.id === id && name) void this.region?.announce(name, false);
  }

  /** Leaves the filing that is open, and tells the page. */
  #back(): boolean {
    const id = this.desk?.opened?.id;
    return id !== undefined && this.dispatchEvent(new DeskCloseEvent({ filingId: id }));
  }

  /** Opens or closes what the page asks for; what is so already stays. */
  #follow(): void {
    const open = this.desk?.opened?.id ?? '';
    if (this.filingId === open) return;
    if (this.filingId) void this.#open(this.filingId);
    else void this.#close(open);
  }

  async #close(id: string): Promise<void> {
    this.told = '';
    this.filingId = '';
    this.desk?.close();
    await this.updateComplete;
    await this.panel?.focusList(id);
  }

  /** Shows every key; what that takes is loaded then. */
  async #help(): Promise<void> {
    if (this.helping !== 'NOT') return;
    this.helping = 'LOADING';
    try {
      await Promise.all([reviewWordsReady(), import('./shell/keys-dialog.ts')]);
      this.helping = 'SHOWN';
    } catch (cause) {
      this.helping = 'NOT';
      this.#tell(deskFailureText(cause));
    }
  }

  /** The search is in the queue: beside the filing when there is room, behind it when there isn't. */
  async #search(): Promise<void> {
    if (!this.panel?.focusSearch) this.desk?.show('queue');
    else if (this.panel.offsetParent === null) this.desk?.close();
    await this.updateComplete;
    await this.panel?.focusSearch?.();
  }
}
