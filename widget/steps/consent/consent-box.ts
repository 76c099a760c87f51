import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../client/failure.ts';
import { grantConsent } from '../../client/operations/act.graphql.ts';
import type { ConsentKind } from '../../client/types/codes.ts';
import '../../elements/check.ts';
import type { JieruCheck } from '../../elements/check.ts';
import { JieruElement } from '../../elements/element.ts';
import '../../elements/notice.ts';
import { AnnounceEvent } from '../../events/announce-event.ts';
import { day } from '../../i18n/format.ts';
import { IssueWords, issueText } from '../../i18n/issue-words.ts';
import { say } from '../../i18n/localize.ts';
import type { FilingStore } from '../../state/store.ts';
import { StoreController } from '../../state/store-controller.ts';
import { problemText } from '../problem.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';

/** Says what a consent means, asks for it, and shows when it was given. */
@customElement('jieru-consent-box')
export class JieruConsentBox extends JieruElement {
  /** What is consented to. */
  @property() kind: ConsentKind = 'PERSONAL_DATA';

  /** What the filing is in. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private error = '';
  @state() private busy = false;

  constructor() {
    super();
    new IssueWords(this);
    new StoreController(this);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('jieru-check')?.focus(options);
  }

  get #given(): string | null {
    const { version } = CONSENT_TEXTS[this.kind];
    const given = this.store?.filing?.consents.find(
      ({ kind, textVersion }) => kind === this.kind && textVersion === version,
    );
    return given?.grantedAt ?? null;
  }

  override render(): TemplateResult {
    const { title, text, agree } = CONSENT_TEXTS[this.kind];
    const given = this.#given;
    return html`<jieru-notice tone=${given ? 'good' : 'info'} heading=${say(title)}>
      <p>${say(text)}</p>
      <jieru-check
        label=${say(agree)}
        required
        error=${this.error || nothing}
        ?checked=${given !== null || this.busy}
        @jieru-input=${this.#ticked}
      ></jieru-check>
      ${given ? html`<p id="given" class="small">${say('consent.given', { day: day(given) })}</p>` : nothing}
    </jieru-notice>`;
  }

  /** `true` when the consent is given; complains and focuses the box otherwise. */
  async confirm(): Promise<boolean> {
    if (this.#given) return true;
    this.error = issueText({ path: [], code: 'CONSENT_MISSING' });
    this.dispatchEvent(new AnnounceEvent({ text: this.error, urgent: true }));
    await this.updateComplete;
    this.focus();
    return false;
  }

  async #sayGiven(): Promise<void> {
    await this.updateComplete;
    const given = this.renderRoot.querySelector<HTMLElement>('#given');
    if (given) this.dispatchEvent(new AnnounceEvent({ text: given.textContent ?? '', urgent: false }));
  }

  // The box stays where it is and keeps the focus; a consent that was given is not taken back by a second click.
  #ticked = (event: Event): void => {
    if (this.#given === null && !this.busy) void this.#grant();
    else (event.target as JieruCheck).checked = true;
  };

  async #grant(): Promise<void> {
    const filingId = this.store?.filing?.id;
    if (!this.store || !filingId) return;
    this.busy = true;
    this.error = '';
    try {
      const input = { filingId, kind: this.kind, textVersion: CONSENT_TEXTS[this.kind].version };
      const outcome = await this.store.change(grantConsent, { input });
      if (outcome) this.error = problemText(outcome);
      else await this.#sayGiven();
    } catch (cause) {
      this.error = problemText(
        cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause)),
      );
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-consent-box': JieruConsentBox;
  }
}
