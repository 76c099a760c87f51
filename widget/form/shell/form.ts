import { ContextProvider } from '@lit/context';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { FetchSession } from '../../kit/client/session.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import { PARTS } from '../../kit/elements/parts.ts';
import '../../kit/elements/icon.ts';
import type { Visit } from '../start/opening.ts';
import type { AnnounceEvent } from '../../kit/events.ts';
import type { GoEvent } from '../go.ts';
import { isReady, say, useLocale } from '../../kit/words/words.ts';
import type { JieruLiveRegion } from '../../kit/elements/live-region.ts';
import '../../kit/elements/live-region.ts';
import { shellStyles } from './shell-styles.ts';
import { Stage } from './stage.ts';
import './steps-nav.ts';
import '../steps/type/step-type.ts';
import { connect, tellTrouble } from './connect.ts';
import type { Connection } from './connect.ts';
import { losesWork } from '../store/save-state.ts';
import { unsentOf } from '../store/unsent.ts';
import { isOnPhone, stepsOf } from '../store/steps.ts';
import { storeContext } from '../store/store-controller.ts';
import { ThemeController } from '../../kit/styles/theme-controller.ts';
import { cardStyles } from '../../kit/styles/card-styles.ts';
import { tokens } from '../../kit/styles/tokens.ts';

/** Parts of the shell, and of what stands in it, that a host page may style. */
const SHELL_PARTS = `card, rail, work, aside, heading, lead, offline, up, step, step-current, step-sign, step-bar, ${PARTS}`;

/** So long a page may take to say what the form needs, once the form is there. */
const SET_UP_MS = 8_000;

/** The form inside `<access-filing>`, which hands on what the page says and listens to nothing else. */
@customElement('jieru-form')
export class JieruForm extends JieruElement {
  static override styles = [JieruElement.styles, tokens, cardStyles, shellStyles];

  @property() endpoint = '';
  @property() publishableKey = '';
  @property() locale = '';
  @property() filingId = '';
  @property({ reflect: true }) theme = '';
  @property({ type: Boolean }) noHistory = false;
  @property({ attribute: false }) fetchSession: FetchSession | null = null;

  /** The visit that began while this code was on its way; it is taken up once. */
  begun: Visit | null = null;

  @state() private connection: Connection | null = null;
  @state() private failure: unknown = null;
  @query('jieru-live-region') private readonly region!: JieruLiveRegion;

  readonly #stage = new Stage(this, () => this.connection);
  #started: Promise<void> = Promise.resolve();
  readonly #provider = new ContextProvider(this, { context: storeContext });
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    const store = this.connection?.store;
    if (store && (losesWork(store.save) || unsentOf(store).losesWork)) event.preventDefault();
  };

  constructor() {
    super();
    new ThemeController(this);
    this.addEventListener('jieru-announce', (event: AnnounceEvent) => {
      void this.region?.announce(event.detail.text, event.detail.urgent);
    });
    this.addEventListener('jieru-go', (event: GoEvent) => void this.#stage.go(event.detail));
  }

  override connectedCallback(): void {
    this.setAttribute('exportparts', SHELL_PARTS);
    super.connectedCallback();
    addEventListener('beforeunload', this.#onUnload);
    void useLocale(this.#wantedLocale);
    this.#begin();
    setTimeout(() => this.#lookForSetUp(), SET_UP_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#onUnload);
    this.#stage.stop();
    this.connection?.close();
    this.connection = null;
  }

  override willUpdate(changed: PropertyValues<JieruForm>): void {
    if (this.hasUpdated && changed.has('locale')) void this.#changeLocale();
    const moved = (['endpoint', 'publishableKey', 'filingId'] as const).some((name) => changed.has(name));
    // A page may set its properties whenever it likes, before or after the element is in it.
    if ((this.hasUpdated && moved) || !this.connection) this.#begin();
  }

  override updated(): void {
    this.#stage.settle();
    // What the province asks is read beside a filing only; a visit that begins one has time to load it.
    if (this.connection?.store.filing) {
      void import('../../kit/elements/rules-aside.ts');
      void import('../steps/consent/given-consents.ts');
    }
    if (this.failure) void import('./failure-panel.ts');
  }

  override render(): TemplateResult | typeof nothing {
    if (!isReady()) return nothing;
    return html`<jieru-live-region></jieru-live-region>${this.#body()}`;
  }

  /** Opens a filing of the applicant's, or none to begin another, once the form is usable; `false` where there is no such filing. */
  async open(filingId: string | null): Promise<boolean> {
    await this.#started;
    return this.#stage.open(filingId);
  }

  override focus(): void {
    void this.#started.then(() => this.#stage.focusHeading());
  }

  #body(): TemplateResult {
    if (this.failure) return this.#failed();
    const store = this.connection?.store;
    if (!store?.viewer || !this.#stage.isSet)
      return html`<div class="card waiting" part="card" role="status">${say('shell.loading')}</div>`;
    const onPhone = store.filing !== null && isOnPhone(store.filing);
    const withRules = store.filing && !onPhone ? 'with-rules' : '';
    const home = store.step === 'HOME';
    const kind = home ? 'home' : store.filing ? '' : 'first';
    return html`<div class="card ${kind}" part="card">
      ${
        home
          ? nothing
          : html`<div class="rail" part="rail">
              <jieru-steps
                exportparts="step, step-current, step-sign, step-bar"
                .items=${stepsOf(store.filing)}
                current=${store.step}
              ></jieru-steps>
            </div>`
      }
      <section class="work ${withRules}" part="work" aria-labelledby="heading">
        ${
          store.online
            ? nothing
            : html`<div class="offline" part="offline" role="status">
                <jieru-icon name="offline"></jieru-icon><span>${say('shell.offline')}</span>
              </div>`
        }
        <div class="head">
          ${
            !home && !onPhone && (store.filing || store.viewer.returning)
              ? html`<button
                  class="up"
                  part="up"
                  type="button"
                  @click=${() => void this.#stage.go({ step: 'HOME' })}
                >
                  <jieru-icon name="chevron"></jieru-icon>${say('home.up')}
                </button>`
              : nothing
          }
          <h2 id="heading" part="heading" tabindex="-1">${say(`step.${store.step}.title`)}</h2>
          <p class="lead" part="lead">${say(`step.${store.step}.lead`)}</p>
        </div>
        ${
          store.filing && !onPhone
            ? html`<jieru-rules part="aside" .filing=${store.filing} step=${store.step}></jieru-rules>`
            : nothing
        }
        <div class="stage">
          ${this.#stage.render()}
          ${store.filing && !onPhone ? html`<jieru-given-consents .store=${store}></jieru-given-consents>` : nothing}
        </div>
      </section>
    </div>`;
  }

  #failed(): TemplateResult {
    return html`<div class="card" part="card">
      <jieru-failure-panel .failure=${this.failure} @jieru-again=${() => this.#begin()}></jieru-failure-panel>
    </div>`;
  }

  get #wantedLocale(): string {
    return this.locale || document.documentElement.lang;
  }

  #begin(): void {
    this.#started = this.#start();
  }

  async #start(): Promise<void> {
    if (!this.endpoint || !this.fetchSession || !this.isConnected) return;
    this.connection?.close();
    this.failure = null;
    const first = this.fetchSession;
    const { begun, endpoint, publishableKey } = this;
    this.begun = null;
    const same = begun?.endpoint === endpoint && begun.publishableKey === publishableKey;
    const connection = connect(this, {
      begun: same ? begun : null,
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

  /** A page that never says where the service is, or how to get a session, would show a form that loads for ever. */
  #lookForSetUp(): void {
    if (!this.isConnected || this.connection || this.failure) return;
    const message = 'Set `endpoint` and `fetchSession` on <access-filing>.';
    this.failure = new RequestFailure('NOT_SET_UP', message);
    tellTrouble(this, { code: 'NOT_SET_UP', message, filingId: null, step: null });
  }

  async #changeLocale(): Promise<void> {
    await useLocale(this.#wantedLocale);
    await this.connection?.store.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-form': JieruForm;
  }
}
