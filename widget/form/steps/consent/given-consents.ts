import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { withdrawConsent } from '../../../kit/client/operations/consent.graphql.ts';
import type { ConsentPurpose } from '../../../../schema/client/operations.ts';
import type { ConsentView } from '../../../kit/client/views.ts';
import { isTypedError } from '../../../kit/client/errors.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/dialog.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { GoEvent } from '../../go.ts';
import { day } from '../../../kit/words/format.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore, Outcome } from '../../store/store.ts';
import { StoreController } from '../../store/store-controller.ts';
import { problemNotice } from '../problem.ts';
import { consentLanguage, textsOf } from './agreed.ts';

/** What was agreed to in the filing that is open, each with the way to take it back (个人信息保护法, article 15). */
@customElement('jieru-given-consents')
export class JieruGivenConsents extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      details {
        padding: 10px var(--j-inset) 14px;
        border-top: 1px solid var(--j-line);
        font-size: 0.9em;
      }
      p + p {
        margin-top: 10px;
      }
      summary {
        width: fit-content;
        padding: 4px 0;
        color: var(--j-ink-soft);
        cursor: pointer;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
        padding: 8px 0;
        border-top: 1px solid var(--j-line);
      }
    `,
  ];

  /** What the filing is in. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private open = false;
  /** The one that is about to be taken back. */
  @state() private asked: ConsentPurpose | null = null;
  @state() private busy = false;
  /** What became of the data. */
  @state() private outcome = '';
  @state() private problem: Outcome | RequestFailure = null;

  readonly #texts = new Task(this, {
    task: ([store, language, open]) => (store && open ? textsOf(store, language) : Promise.resolve(null)),
    args: () => [this.store, consentLanguage(), this.open] as const,
  });

  constructor() {
    super();
    new StoreController(this);
  }

  /** Those that stand, the newest of each purpose. */
  get #standing(): readonly ConsentView[] {
    const consents = this.store?.filing?.consents ?? [];
    const standing = consents.filter(({ withdrawnAt }) => !withdrawnAt);
    return [...new Map(standing.map((consent) => [consent.purpose, consent])).values()];
  }

  override render(): TemplateResult | typeof nothing {
    const standing = this.#standing;
    if (standing.length === 0 && this.asked === null) return nothing;
    return html`<details ?open=${this.open} @toggle=${this.#toggled}>
        <summary>${say('consent.list', { count: standing.length })}</summary>
        <ul>
          ${this.open ? standing.map((consent) => this.#row(consent)) : nothing}
        </ul>
      </details>
      ${this.#dialog()}`;
  }

  #title(purpose: ConsentPurpose): string {
    return this.#texts.value?.of.get(purpose)?.title ?? say('shell.loading');
  }

  #row({ purpose, grantedAt }: ConsentView): TemplateResult {
    const what = this.#title(purpose);
    return html`<li data-purpose=${purpose}>
      <span>${what}<br /><span class="soft">${say('consent.given', { day: day(grantedAt) })}</span></span>
      <jieru-button
        variant="quiet"
        label=${say('consent.withdrawNamed', { what })}
        @click=${() => (this.asked = purpose)}
      >
        ${say('consent.withdraw')}
      </jieru-button>
    </li>`;
  }

  #dialog(): TemplateResult {
    const { asked } = this;
    return html`<jieru-dialog
      heading=${asked ? say('consent.withdrawNamed', { what: this.#title(asked) }) : ''}
      close-text=${this.outcome ? say('dialog.close') : say('consent.keep')}
      ?open=${asked !== null}
      @close=${this.#closed}
    >
      ${this.outcome ? html`<jieru-notice tone="good">${this.outcome}</jieru-notice>` : this.#question(asked)}
    </jieru-dialog>`;
  }

  #question(asked: ConsentPurpose | null): TemplateResult | typeof nothing {
    if (!asked) return nothing;
    return html`<p>${say(`consent.means.${asked}`)}</p>
      <p class="soft">${say('consent.meansAfter')}</p>
      ${this.problem ? problemNotice(this.problem) : nothing}
      <jieru-button
        slot="actions"
        variant="danger"
        ?busy=${this.busy}
        @click=${() => void this.#withdraw(asked)}
      >
        ${say('consent.withdraw')}
      </jieru-button>`;
  }

  #toggled = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
  };

  async #withdraw(purpose: ConsentPurpose): Promise<void> {
    if (!this.store) return;
    this.busy = true;
    this.problem = null;
    try {
      const result = await this.store.takeBack(withdrawConsent, purpose);
      if (isTypedError(result)) this.problem = result;
      else this.outcome = result.message;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    if (this.outcome) this.dispatchEvent(new AnnounceEvent({ text: this.outcome, urgent: false }));
  }

  #closed = (): void => {
    const ended = this.outcome !== '' && this.asked === 'FILING';
    this.asked = null;
    this.outcome = '';
    this.problem = null;
    if (!ended || this.store?.filing?.state !== 'ABANDONED') return;
    this.store.forget();
    this.dispatchEvent(new GoEvent({ step: this.store.viewer?.returning ? 'HOME' : 'TYPE' }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-given-consents': JieruGivenConsents;
  }
}
