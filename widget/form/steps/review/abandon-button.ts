import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { abandonFiling } from '../../../kit/client/operations/act.graphql.ts';
import { isTypedError } from '../../../kit/client/errors.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/dialog.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import { GoEvent } from '../../go.ts';
import { say } from '../../../kit/words/words.ts';
import { problemNotice } from '../problem.ts';
import type { FilingStore, Outcome } from '../../store/store.ts';

type Target = { id: string; version: number };

/**
 * Gives a filing up, after asking once more. The applicant then starts afresh.
 *
 * @fires jieru-abandoned - When it is done.
 */
@customElement('jieru-abandon-button')
export class JieruAbandonButton extends JieruElement {
  /** What the filing is in. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** Gives this one up instead of the one on show. */
  @property({ attribute: false }) target: Target | null = null;

  @state() private asking = false;
  @state() private busy = false;
  @state() private problem: Outcome | RequestFailure = null;

  override render(): TemplateResult {
    return html`<jieru-button variant="danger" @click=${() => (this.asking = true)}>
        ${say('abandon.do')}
      </jieru-button>
      <jieru-dialog
        heading=${say('abandon.ask')}
        close-text=${say('abandon.keep')}
        ?open=${this.asking}
        @close=${() => (this.asking = false)}
      >
        <p>${say('abandon.what')}</p>
        ${this.problem ? problemNotice(this.problem) : nothing}
        <jieru-button slot="actions" variant="danger" ?busy=${this.busy} @click=${this.#abandon}>
          ${say('abandon.do')}
        </jieru-button>
      </jieru-dialog>`;
  }

  #abandon = async (): Promise<void> => {
    if (!this.store) return;
    this.busy = true;
    try {
      this.problem = await (this.target
        ? this.#other(this.store, this.target)
        : this.store.decide(abandonFiling, {}));
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    if (this.problem) return;
    this.asking = false;
    this.dispatchEvent(new Event('jieru-abandoned'));
    if (this.target) return;
    this.store.forget();
    this.dispatchEvent(new GoEvent({ step: this.store.viewer?.returning ? 'HOME' : 'TYPE' }));
  };

  async #other(store: FilingStore, { id: filingId, version: expectedVersion }: Target): Promise<Outcome> {
    const { result } = await store.api.mutate(abandonFiling, { input: { filingId, expectedVersion } });
    return isTypedError(result) ? result : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-abandon-button': JieruAbandonButton;
  }
}
