import { ContextProvider } from '@lit/context';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FetchSession } from './kit/client/session.ts';
import { JieruElement } from './kit/elements/element.ts';
import './kit/elements/icon.ts';
import type { AnnounceEvent } from './kit/events.ts';
import type { GoEvent } from './form/events.ts';
import { isReady, say, useLocale } from './kit/words/words.ts';
import type { JieruLiveRegion } from './kit/elements/live-region.ts';
import './kit/elements/live-region.ts';
import { shellStyles } from './form/shell/shell-styles.ts';
import { Stage } from './form/shell/stage.ts';
import './form/shell/steps-nav.ts';
import { connect } from './form/shell/connect.ts';
import type { Connection } from './form/shell/connect.ts';
import { losesWork } from './form/store/save-state.ts';
import { unsentOf } from './form/store/unsent.ts';
import { stepsOf } from './form/store/steps.ts';
import { storeContext } from './form/store/store-controller.ts';
import { AccentController } from './kit/styles/accent-controller.ts';
import { cardStyles } from './kit/styles/card-styles.ts';
import { tokens } from './kit/styles/tokens.ts';

/**
 * The access-filing form (接入备案). Put it on a page, give it `fetchSession`, and it walks an applicant from the
 * type check to the approved number.
 *
 * @fires jieru-ready - The form is usable.
 * @fires jieru-step-change - Another step is on show.
 * @fires jieru-filing-change - The filing changed, here or elsewhere.
 * @fires jieru-submitted - The filing was handed in for review.
 * @fires jieru-approved - The authority approved it.
 * @fires jieru-error - Something the applicant cannot repair.
 * @csspart card - The whole form.
 * @csspart rail - The list of steps.
 * @csspart work - The step on show.
 * @csspart aside - What the province asks.
 * @csspart heading - The step's heading.
 * @csspart control - Every native input, select and option.
 * @csspart label - Every field's label.
 * @csspart error - Every field's message of what is wrong.
 * @csspart button - Every button.
 * @csspart button-primary - The main action.
 * @csspart notice - Boxed remarks.
 * @csspart locked - What the system already knows.
 * @csspart tile - A place for a file.
 * @csspart foot - The bar with back, saved state and main action.
 * @cssproperty [--jieru-accent=#1f5eff] - The one accent colour; text shades are derived from it.
 * @cssproperty [--jieru-radius=10px] - Roundness of boxes and controls.
 * @cssproperty --jieru-font - Font family; the system's by default.
 * @cssproperty [--jieru-font-size=15px] - Base size of text.
 */
@customElement('access-filing')
export class AccessFiling extends JieruElement {
  static override styles = [JieruElement.styles, tokens, cardStyles, shellStyles];

  /** URL of the GraphQL endpoint. */
  @property() endpoint = '';

  /** The provider's publishable key, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `zh-CN` or `en`; the page's language when not given. */
  @property() locale = '';

  /** Opens this filing instead of the applicant's open one. */
  @property({ attribute: 'filing-id' }) filingId = '';

  /** `light` or `dark`; the system's wish when not given. */
  @property({ reflect: true }) theme = '';

  /** Leaves the browser's history alone: back does not walk the steps, a reload starts at the first open one. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /**
   * Gives a fresh session token; asked at start and whenever the old one ends. Another function is used from then on and
   * begins nothing anew: for another account, put another element in its place.
   */
  @property({ attribute: false }) fetchSession: FetchSession | null = null;

  @state() private connection: Connection | null = null;
  @state() private failure: unknown = null;
  @query('jieru-live-region') private readonly region!: JieruLiveRegion;

  readonly #stage = new Stage(this, () => this.connection);
  readonly #provider = new ContextProvider(this, { context: storeContext });
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    const store = this.connection?.store;
    if (store && (losesWork(store.save) || unsentOf(store).losesWork)) event.preventDefault();
  };

  constructor() {
    super();
    new AccentController(this);
    this.addEventListener('jieru-announce', (event: AnnounceEvent) => {
      void this.region?.announce(event.detail.text, event.detail.urgent);
    });
    this.addEventListener('jieru-go', (event: GoEvent) => void this.#stage.go(event.detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#onUnload);
    void useLocale(this.#wantedLocale);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#onUnload);
    this.#stage.stop();
    this.connection?.close();
    this.connection = null;
  }

  override willUpdate(changed: PropertyValues<AccessFiling>): void {
    if (this.hasUpdated && changed.has('locale')) void this.#changeLocale();
    const moved = (['endpoint', 'publishableKey', 'filingId'] as const).some((name) => changed.has(name));
    // A page may set its properties whenever it likes, before or after the element is in it.
    if ((this.hasUpdated && moved) || !this.connection) void this.#start();
  }

  override updated(): void {
    this.#stage.settle();
    // What the province asks is read beside a filing only; a visit that begins one has time to load it.
    if (this.connection?.store.filing) {
      void import('./kit/elements/rules-aside.ts');
      void import('./form/steps/consent/given-consents.ts');
    }
    if (this.failure) void import('./form/shell/failure-panel.ts');
  }

  override render(): TemplateResult | typeof nothing {
    if (!isReady()) return nothing;
    return html`<jieru-live-region></jieru-live-region>${this.#body()}`;
  }

  #body(): TemplateResult {
    if (this.failure) return this.#failed();
    const store = this.connection?.store;
    if (!store?.viewer || !this.#stage.isSet)
      return html`<div class="card waiting" part="card" role="status">${say('shell.loading')}</div>`;
    const withRules = store.filing ? 'with-rules' : '';
    const home = store.step === 'HOME';
    return html`<div class="card ${home ? 'home' : ''}" part="card">
      ${
        home
          ? nothing
          : html`<div class="rail" part="rail">
              <jieru-steps .items=${stepsOf(store.filing)} current=${store.step}></jieru-steps>
            </div>`
      }
      <section class="work ${withRules}" part="work" aria-labelledby="heading">
        ${
          store.online
            ? nothing
            : html`<div class="offline" role="status">
                <jieru-icon name="offline"></jieru-icon><span>${say('shell.offline')}</span>
              </div>`
        }
        <div class="head">
          ${
            !home && (store.filing || store.viewer.returning)
              ? html`<button class="up" type="button" @click=${() => void this.#stage.go({ step: 'HOME' })}>
                  <jieru-icon name="chevron"></jieru-icon>${say('home.up')}
                </button>`
              : nothing
          }
          <h2 id="heading" part="heading" tabindex="-1">${say(`step.${store.step}.title`)}</h2>
          <p class="lead">${say(`step.${store.step}.lead`)}</p>
        </div>
        ${
          store.filing
            ? html`<jieru-rules part="aside" .filing=${store.filing} step=${store.step}></jieru-rules>`
            : nothing
        }
        <div class="stage">
          ${this.#stage.render()}
          ${store.filing ? html`<jieru-given-consents .store=${store}></jieru-given-consents>` : nothing}
        </div>
      </section>
    </div>`;
  }

  #failed(): TemplateResult {
    return html`<div class="card" part="card">
      <jieru-failure-panel
        .failure=${this.failure}
        @jieru-again=${() => void this.#start()}
      ></jieru-failure-panel>
    </div>`;
  }

  get #wantedLocale(): string {
    return this.locale || document.documentElement.lang;
  }

  async #start(): Promise<void> {
    if (!this.endpoint || !this.fetchSession || !this.isConnected) return;
    this.connection?.close();
    this.failure = null;
    const first = this.fetchSession;
    const connection = connect(this, {
      // The one that is set by then: pages hand over a new function each time they render.
      fetchSession: () => (this.fetchSession ?? first)(),
      locale: () => this.#wantedLocale,
    });
    this.connection = connection;
    this.#provider.setValue(connection.store);
    try {
      await connection.open(this.#stage.rememberedFiling);
      if (this.connection === connection) await this.#stage.enter();
    } catch (cause) {
      if (this.connection === connection) this.failure = cause;
    }
  }

  async #changeLocale(): Promise<void> {
    await useLocale(this.#wantedLocale);
    await this.connection?.store.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'access-filing': AccessFiling;
  }
}
