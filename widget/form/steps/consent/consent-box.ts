import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import type { ConsentPurpose } from '../../../../schema/client/operations.ts';
import type { ConsentTextView, ConsentView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/check.ts';
import type { JieruCheck } from '../../../kit/elements/check.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { day } from '../../../kit/words/format.ts';
import { say } from '../../../kit/words/words.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import { operations } from '../../store/operations.ts';
import type { FilingStore } from '../../store/store.ts';
import { StoreController } from '../../store/store-controller.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import { consentLanguage, textsOf } from './agreed.ts';
import type { Texts } from './agreed.ts';

/** Shows the service's text on one purpose, asks for the consent, and says when it was given. */
@customElement('jieru-consent-box')
export class JieruConsentBox extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      jieru-check {
        display: block;
        margin-block-start: 8px;
      }
      summary {
        cursor: pointer;
      }
    `,
  ];

  /** What is consented to. */
  @property() purpose: ConsentPurpose = 'FILING';

  /** What the filing is in, or where one will begin. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** Agrees for a filing that is still to begin, whichever is open. */
  @property({ type: Boolean }) beforehand = false;

  @state() private error = '';
  @state() private busy = false;
  /** It was ticked here: its words stay where they were read. */
  #ticking: Promise<void> | null = null;

  readonly #texts = new Task(this, {
    task: ([store, language]) => (store ? textsOf(store, language) : Promise.resolve(null)),
    args: () => [this.store, consentLanguage()] as const,
  });

  constructor() {
    super();
    new StoreController(this);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('jieru-check, jieru-button')?.focus(options);
  }

  /** The consents of the filing; before there is one, those of the applicant. */
  get #consents(): readonly ConsentView[] {
    const { filing, viewer } = this.store ?? {};
    return (this.beforehand ? null : filing?.consents) ?? viewer?.consents ?? [];
  }

  get #given(): string | null {
    const version = this.#texts.value?.of.get(this.purpose)?.version;
    const given = this.#consents.find(
      (one) => one.purpose === this.purpose && one.version === version && !one.withdrawnAt,
    );
    return given?.grantedAt ?? null;
  }

  override render(): TemplateResult {
    return this.#texts.render({
      pending: () => this.#waiting(),
      error: (cause) =>
        html`<jieru-notice tone="bad">
          ${failureText(cause)}
          <jieru-button slot="actions" @click=${this.#again}>${say('shell.retry')}</jieru-button>
        </jieru-notice>`,
      complete: (texts) => (texts ? this.#box(texts) : this.#waiting()),
    }) as TemplateResult;
  }

  #waiting(): TemplateResult {
    return html`<p class="soft" role="status">${say('shell.loading')}</p>`;
  }

  #box({ of, policyUrl }: Texts): TemplateResult {
    const words = of.get(this.purpose);
    const given = this.#given;
    return html`<jieru-notice tone=${given ? 'good' : 'info'} heading=${words?.title ?? ''}>
      ${given && !this.#ticking ? this.#folded(given, words, policyUrl) : this.#asked(given, words, policyUrl)}
    </jieru-notice>`;
  }

  /** What was agreed to before is read again on demand. */
  #folded(given: string, words: ConsentTextView | undefined, policyUrl: string | null): TemplateResult {
    return html`<details>
      <summary id="given" class="small">${say('consent.given', { day: day(given) })}</summary>
      ${this.#text(words, policyUrl)}
    </details>`;
  }

  #asked(given: string | null, words: ConsentTextView | undefined, policyUrl: string | null): TemplateResult {
    return html`${this.#text(words, policyUrl)}
      <jieru-check
        label=${words?.agree ?? ''}
        required
        error=${given ? nothing : this.error || nothing}
        ?checked=${given !== null || this.busy}
        @jieru-input=${this.#ticked}
      ></jieru-check>
      ${given ? html`<p id="given" class="small">${say('consent.given', { day: day(given) })}</p>` : nothing}`;
  }

  #text(words: ConsentTextView | undefined, policyUrl: string | null): TemplateResult {
    return html`<p>${words?.text}</p>
      ${
        policyUrl
          ? html`<p class="small">
              <a href=${policyUrl} target="_blank" rel="noopener noreferrer">${say('consent.policy')}</a>
            </p>`
          : nothing
      }`;
  }

  /** `true` when the consent is given; complains and focuses the box otherwise. */
  async confirm(): Promise<boolean> {
    await this.#texts.taskComplete.catch(() => null);
    // Whoever ticks and goes on at once has agreed, though the service has not answered yet.
    await this.#ticking;
    if (this.#given) return true;
    const { issueText, learnIssues } = await import('../../../kit/words/issue-words.ts');
    await learnIssues();
    this.error = issueText({ path: [], code: 'CONSENT_REQUIRED', params: { consent: this.purpose } });
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
    if (this.#given === null && !this.busy) this.#ticking = this.#grant();
    else (event.target as JieruCheck).checked = true;
  };

  #again = (): void => void this.#texts.run();

  async #grant(): Promise<void> {
    const texts = this.#texts.value;
    const text = texts?.of.get(this.purpose);
    if (!this.store || !texts || !text) return;
    this.busy = true;
    this.error = '';
    const { purpose, version, hash } = text;
    try {
      const { grantConsent } = await operations();
      const outcome = await this.store.agree(grantConsent, {
        filingId: this.beforehand ? null : (this.store.filing?.id ?? null),
        purpose,
        version,
        hash,
        language: texts.language,
      });
      if (!outcome) return await this.#sayGiven();
      this.error = problemText(outcome);
      // Newer words are in force since these were fetched.
      await textsOf(this.store, texts.language, true);
      await this.#texts.run();
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
