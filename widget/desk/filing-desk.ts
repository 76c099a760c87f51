import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { RequestFailure } from '../kit/client/failure.ts';
import type { FetchSession } from '../kit/client/session.ts';
import { DeskReadyEvent, DeskViewEvent } from './events.ts';
import type { DeskCloseEvent, DeskOpenEvent } from './events.ts';
import { deskFailureText } from './failure-text.ts';
import type { JieruDeskFiling } from './filing/filing-panel.ts';
import { Views } from './shell/views.ts';
import type { ViewPanel } from './shell/views.ts';
import './shell/views-nav.ts';
import { Desk } from './store/desk.ts';
import { placeOf } from './store/views.ts';
import { deskStyles } from './styles/desk-styles.ts';
import { shellStyles } from './styles/shell-styles.ts';
import { watchQueue } from './watch.ts';
import '../kit/elements/button.ts';
import { JieruElement } from '../kit/elements/element.ts';
import '../kit/elements/icon.ts';
import '../kit/elements/notice.ts';
import type { AnnounceEvent } from '../kit/events.ts';
import { JieruErrorEvent } from '../kit/events.ts';
import type { JieruLiveRegion } from '../kit/elements/live-region.ts';
import '../kit/elements/live-region.ts';
import { AccentController } from '../kit/styles/accent-controller.ts';
import { cardStyles } from '../kit/styles/card-styles.ts';
import { tokens } from '../kit/styles/tokens.ts';
import { deskWordsReady, say, useDeskLocale } from './words.ts';

/** What a key asks of the desk. */
type DeskKey = 'SEARCH' | 'BACK';

const EDITABLE = 'input, textarea, select';

/**
 * What a key pressed somewhere in the desk asks for. Keys of someone who types are text, and keys in a dialog are the
 * dialog's; keys pressed elsewhere on the page never reach the desk.
 */
const deskKey = (event: KeyboardEvent): DeskKey | null => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const path = event.composedPath();
  if (path.some((one) => one instanceof HTMLDialogElement)) return null;
  const [target] = path;
  const types = target instanceof Element && target.matches(EDITABLE) && !target.matches('[type=checkbox]');
  if (types) return null;
  if (event.key === '/') return 'SEARCH';
  return event.key === 'Escape' ? 'BACK' : null;
};

/**
 * The review desk (初审工作台). Put it on a page of the provider's own people, give it `fetchSession`, and reviewers see
 * the queue, compare papers with data, remark on fields, and return, pass or ask for originals.
 *
 * @fires jieru-desk-ready - The queue is on show.
 * @fires jieru-desk-open - A filing was opened.
 * @fires jieru-desk-close - The reviewer went back to the queue.
 * @fires jieru-desk-view - Another view is on show, or another part of it; its name is what `view` takes.
 * @fires jieru-desk-decided - This reviewer decided about a filing.
 * @fires jieru-error - Something the reviewer cannot repair.
 * @csspart desk - The whole desk.
 * @csspart bar - The line with the title and who is here.
 * @csspart queue - The list: of filings, of backdrops to be posted, or of what the authority sent.
 * @csspart filing - The filing that is open.
 * @csspart control - Every native input, select and option.
 * @csspart label - Every field's label.
 * @csspart error - Every field's message of what is wrong.
 * @csspart button - Every button.
 * @csspart button-primary - The main action.
 * @csspart notice - Boxed remarks.
 * @csspart foot - The bar with remarks and decisions.
 * @cssproperty [--jieru-accent=#1f5eff] - The one accent colour; text shades are derived from it.
 * @cssproperty [--jieru-radius=10px] - Roundness of boxes and controls.
 * @cssproperty --jieru-font - Font family; the system's by default.
 * @cssproperty [--jieru-desk-font-size=13.5px] - Base size of text.
 * @cssproperty [--jieru-desk-height] - Height where there is room for panes; by default what the window leaves.
 */
@customElement('filing-desk')
export class FilingDesk extends JieruElement {
  static override styles = [JieruElement.styles, tokens, deskStyles, cardStyles, shellStyles];

  /** URL of the GraphQL endpoint. */
  @property() endpoint = '';

  /** The provider's publishable key, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `zh-CN` or `en`; the page's language when not given. */
  @property() locale = '';

  /** Opens this filing at once. */
  @property({ attribute: 'filing-id' }) filingId = '';

  /** Shows this view at once: `queue`, `backdrops`, `authority` or `audit`, with what is asked of it: `audit?about=fil_…`. */
  @property() view = '';

  /** `light` or `dark`; the system's wish when not given. */
  @property({ reflect: true }) theme = '';

  /** Gives a fresh session token of a reviewer; asked at start and whenever the old one ends. */
  @property({ attribute: false }) fetchSession: FetchSession | null = null;

  @state() private desk: Desk | null = null;
  @state() private ready = false;
  @state() private failure: unknown = null;
  @query('jieru-live-region') private readonly region!: JieruLiveRegion | null;
  @query('.view') private readonly panel!: ViewPanel | null;
  @query('jieru-desk-filing') private readonly filing!: JieruDeskFiling | null;

  readonly #views = new Views(this);
  readonly #changed = (): void => this.requestUpdate();
  readonly #moved = (): void => {
    const { desk } = this;
    if (desk)
      this.dispatchEvent(new DeskViewEvent({ view: desk.asked ? `${desk.view}?${desk.asked}` : desk.view }));
  };
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.desk?.losesWork) event.preventDefault();
  };
  #unwatch: (() => void) | null = null;

  constructor() {
    super();
    new AccentController(this);
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
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#onUnload);
    void this.#speak();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#onUnload);
    this.#stop();
  }

  override willUpdate(changed: PropertyValues<FilingDesk>): void {
    if (this.hasUpdated && changed.has('locale')) void this.#changeLocale();
    const moved = (['endpoint', 'publishableKey'] as const).some((name) => changed.has(name));
    // A page may set its properties whenever it likes, before or after the element is in it.
    if ((this.hasUpdated && moved) || !this.desk) void this.#start();
    else if (this.hasUpdated && changed.has('filingId') && this.filingId && this.ready)
      void this.#open(this.filingId);
    if (this.hasUpdated && changed.has('view') && this.ready) this.#goTo(this.view);
  }

  override render(): TemplateResult | typeof nothing {
    if (!deskWordsReady()) return nothing;
    return html`<jieru-live-region></jieru-live-region>
      <section class="card" part="desk" aria-label=${say('desk.title')}>
        ${this.#bar()} ${this.#offline()} ${this.#content()}
      </section>`;
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
      this.#unwatch = watchQueue(desk);
      await this.updateComplete;
      this.dispatchEvent(new DeskReadyEvent({ waiting: desk.queue.counts.waiting?.totalCount ?? 0 }));
      this.#goTo(this.view);
      if (this.filingId) await this.#open(this.filingId);
    } catch (cause) {
      if (this.desk !== desk) return;
      this.failure = cause;
      const code = cause instanceof RequestFailure ? cause.code : 'INTERNAL';
      this.dispatchEvent(new JieruErrorEvent({ code, message: String(cause) }));
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

  async #open(id: string): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    const loaded = import('./filing/filing-panel.ts');
    const opened = desk.open(id);
    await loaded;
    await this.updateComplete;
    await this.filing?.focusHeading();
    await opened;
    const name = desk.opened?.filing?.details.subject?.name;
    if (desk.opened?.id === id && name) void this.region?.announce(name, false);
  }

  async #close(id: string): Promise<void> {
    this.desk?.close();
    await this.updateComplete;
    await this.panel?.focusList(id);
  }

  #key(event: KeyboardEvent): void {
    const wish = deskKey(event);
    const id = this.desk?.opened?.id;
    if (wish === 'SEARCH') {
      event.preventDefault();
      void this.#search();
    }
    if (wish === 'BACK' && id) {
      event.preventDefault();
      void this.#close(id);
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

declare global {
  interface HTMLElementTagNameMap {
    'filing-desk': FilingDesk;
  }
}
