import { nearestLocale } from '../schema/messages/locales.ts';
import type { Locale } from '../schema/messages/locales.ts';
import { beginVisit } from './form/start/opening.ts';
import type { Visit } from './form/start/opening.ts';
import { sheet, tellFailure, waitingCard } from './form/start/waiting.ts';
import type { JieruForm } from './form/shell/form.ts';
import type { FetchSession } from './kit/client/session.ts';
import { JieruErrorEvent, warn } from './kit/told.ts';

/** Per language: loads the form's code and words, and what to say where they cannot be loaded. Written in by the build. */
declare const FORM_BUNDLES: Readonly<
  Record<Locale, readonly [load: () => Promise<unknown>, failure: string]>
>;

/** What a host page sets as an attribute or, under the other name, as a property. */
const ATTRIBUTES = {
  endpoint: 'endpoint',
  publishableKey: 'publishable-key',
  locale: 'locale',
  filingId: 'filing-id',
  theme: 'theme',
} as const;

type Text = keyof typeof ATTRIBUTES;

const TEXTS = Object.keys(ATTRIBUTES) as Text[];

// A server that renders the page may import this file too; it has no elements.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

let code: Promise<unknown> | null = null;

/** The form's code, once for a page: in the language of the first form on it, and others learn theirs. */
const loadCode = (locale: Locale): Promise<unknown> => {
  code ??= FORM_BUNDLES[locale][0]().catch((cause: unknown) => {
    code = null;
    throw cause;
  });
  return code;
};

/**
 * The access-filing form (接入备案). Put it on a page, give it `fetchSession`, and it walks an applicant from the
 * type check to the approved number.
 *
 * This file is all that a page waits for: it keeps the form's place, asks for the session and for what the first step shows, and
 * loads the form meanwhile.
 *
 * @fires {ReadyEvent} jieru-ready - The form is usable.
 * @fires {StepChangeEvent} jieru-step-change - Another step is on show.
 * @fires {StepCompletedEvent} jieru-step-completed - A step of the filing is done.
 * @fires {FilingChangeEvent} jieru-filing-change - The filing changed, here or elsewhere.
 * @fires {UploadProgressEvent} jieru-upload-progress - A file is on its way.
 * @fires {SubmittedEvent} jieru-submitted - The filing was handed in for review.
 * @fires {ApprovedEvent} jieru-approved - The authority approved it.
 * @fires {PhoneHandoverEvent} jieru-phone-handover - A hand-over of the pictures to a phone came further.
 * @fires {AbandonedEvent} jieru-abandoned - The filing was given up.
 * @fires {JieruErrorEvent} jieru-error - Something the applicant cannot repair.
 * @csspart card - The whole form.
 * @csspart rail - The list of steps.
 * @csspart work - The step on show.
 * @csspart aside - What the province asks.
 * @csspart heading - The step's heading.
 * @csspart lead - The sentence below it.
 * @csspart up - The way to all filings.
 * @csspart offline - What is said without a connection.
 * @csspart step - A step in the list.
 * @csspart step-current - The one on show.
 * @csspart step-sign - Its number or sign.
 * @csspart step-bar - The list's bar where there is no room for a column.
 */
export class AccessFiling extends Base {
  static readonly observedAttributes: readonly string[] = [...Object.values(ATTRIBUTES), 'no-history'];

  /** URL of the GraphQL endpoint. */
  declare endpoint: string;

  /** The provider's publishable key, `pk_…`. */
  declare publishableKey: string;

  /** `zh-CN` or `en`; the page's language when not given. */
  declare locale: string;

  /** Opens this filing instead of the applicant's open one. */
  declare filingId: string;

  /** `light` or `dark`; the system's wish when not given. */
  declare theme: string;

  #fetchSession: FetchSession | null = null;
  #visit: Visit | null = null;
  #form: JieruForm | null = null;
  #loading = false;
  #arrive: (form: JieruForm) => void = () => undefined;
  readonly #arrived: Promise<JieruForm> = new Promise((resolve) => (this.#arrive = resolve));

  static {
    for (const name of TEXTS)
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: AccessFiling): string {
          return this.getAttribute(ATTRIBUTES[name]) ?? '';
        },
        set(this: AccessFiling, value: string | null | undefined) {
          this.setAttribute(ATTRIBUTES[name], value ?? '');
        },
      });
  }

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    root.append(waitingCard());
    // A page may set properties before the element is known; they would hide the accessors.
    for (const name of [...TEXTS, 'fetchSession', 'noHistory'] as const) this.#takeOwn(name);
  }

  /** Leaves the browser's history alone: back does not walk the steps, a reload starts at the first open one. */
  get noHistory(): boolean {
    return this.hasAttribute('no-history');
  }

  set noHistory(value: boolean) {
    this.toggleAttribute('no-history', value);
  }

  /**
   * Gives a fresh session token; asked at start and whenever the old one ends. Another function is used from then on and
   * begins nothing anew: for another account, put another element in its place.
   */
  get fetchSession(): FetchSession | null {
    return this.#fetchSession;
  }

  set fetchSession(value: FetchSession | null) {
    this.#fetchSession = value;
    this.#begin();
  }

  /** Moves the focus to the heading of the step on show, as soon as there is one. */
  override focus(): void {
    void this.#arrived.then((form) => form.focus());
  }

  /** Opens a filing of the applicant's; resolves to `false` where there is no such filing. */
  async open(filingId: string): Promise<boolean> {
    return (await this.#arrived).open(filingId);
  }

  /** Leaves the filing on show, which stays as it is, and begins another. */
  async reset(): Promise<void> {
    await (await this.#arrived).open(null);
  }

  connectedCallback(): void {
    this.#begin();
    if (!this.#form && !this.#loading) void this.#load();
  }

  attributeChangedCallback(): void {
    this.#begin();
  }

  /** Begins the visit as soon as it can, and hands on to the form what the page says. */
  #begin(): void {
    const { endpoint, publishableKey } = this;
    const fetchSession = this.#fetchSession;
    if (this.#form) this.#handOn(this.#form);
    else if (this.isConnected && endpoint && fetchSession)
      this.#visit ??= beginVisit({
        endpoint,
        publishableKey,
        locale: this.#language,
        // The one that is set by then: pages hand over a new function each time they render.
        fetchSession: () => (this.#fetchSession ?? fetchSession)(),
      });
  }

  async #load(): Promise<void> {
    const locale = nearestLocale(this.#language);
    this.#loading = true;
    try {
      await loadCode(locale);
    } catch (cause) {
      if (this.shadowRoot) tellFailure(this.shadowRoot, FORM_BUNDLES[locale][1]);
      const message = `The form's code did not load: ${String(cause)}`;
      warn('NETWORK', message);
      this.dispatchEvent(new JieruErrorEvent({ code: 'NETWORK', message, filingId: null, step: null }));
      return;
    } finally {
      this.#loading = false;
    }
    const form = document.createElement('jieru-form');
    form.begun = this.#visit;
    this.#handOn(form);
    this.#form = form;
    this.shadowRoot?.replaceChildren(form);
    this.#arrive(form);
  }

  #handOn(form: JieruForm): void {
    for (const name of TEXTS) if (form[name] !== this[name]) form[name] = this[name];
    form.noHistory = this.noHistory;
    form.fetchSession = this.#fetchSession;
  }

  get #language(): string {
    return this.locale || document.documentElement.lang;
  }

  #takeOwn(name: Text | 'fetchSession' | 'noHistory'): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    Reflect.deleteProperty(this, name);
    Object.assign(this, { [name]: value });
  }
}

if (globalThis.customElements && !customElements.get('access-filing'))
  customElements.define('access-filing', AccessFiling);

declare global {
  interface HTMLElementTagNameMap {
    'access-filing': AccessFiling;
  }
}
