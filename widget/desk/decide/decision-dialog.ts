import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { RequestFailure } from '../../kit/client/failure.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import '../../kit/elements/button.ts';
import type { JieruButton } from '../../kit/elements/button.ts';
import '../../kit/elements/check.ts';
import '../../kit/elements/dialog.ts';
import type { JieruDialog } from '../../kit/elements/dialog.ts';
import '../../kit/elements/notice.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { DeskElement } from '../desk-element.ts';
import { DeskDecidedEvent } from '../events.ts';
import { deskProblemText } from '../problem-text.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Acts } from '../keys/keys.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { Decision, DeskFiling } from '../types.ts';
import { say } from '../words.ts';

type Problem = TypedError | RequestFailure;

/**
 * Asks once more before a decision is carried out. A decision that came too late closes the dialog, because the page
 * behind it has changed; anything else that goes wrong is told inside it, and nothing typed is lost.
 *
 * @fires close - When the dialog was closed.
 * @fires jieru-desk-decided - When the decision was carried out.
 */
export abstract class DecisionDialog extends DeskElement {
  /** Whether it is open. */
  @property({ type: Boolean }) open = false;

  override readonly acts: Acts = {
    CONFIRM: () => this.open && this.#confirm(),
    WISH_NEXT: () => this.open && this.#wish(!this.desk?.prefs.advance),
  };

  @state() private busy = false;
  @state() protected problem: Problem | null = null;
  #waiting: AbortController | null = null;
  #ready = false;

  protected abstract readonly decision: Decision;

  constructor() {
    super();
    new IssueWords(this);
  }

  protected abstract heading(): string;
  protected abstract action(): string;
  protected abstract content(filing: DeskFiling): TemplateResult;
  protected abstract send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome>;

  /** What is to be done first; empty when the decision may be sent. */
  protected missing(): string {
    return '';
  }

  /** Whether it cannot be decided now; the content says why. */
  protected barred(_filing: DeskFiling): boolean {
    return false;
  }

  /** After it was carried out. */
  protected settled(_filingId: string): void {}

  override render(): TemplateResult {
    const filing = this.desk?.opened?.filing;
    return html`<jieru-dialog
      heading=${this.heading()}
      close-text=${say('act.cancel')}
      ?open=${this.open && filing != null}
      @close=${this.#close}
    >
      ${filing ? this.content(filing) : ''}
      ${
        this.problem
          ? html`<jieru-notice class="problem" tone="bad" heading=${say('refusal.heading')}>
              ${deskProblemText(this.problem)}
            </jieru-notice>`
          : ''
      }
      <jieru-check
        class="gap"
        label=${say('next.wish')}
        .checked=${this.desk?.prefs.advance ?? false}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#wish(detail.value === 'true')}
      ></jieru-check>
      <jieru-button
        slot="actions"
        variant="primary"
        ?busy=${this.busy}
        ?disabled=${filing != null && this.barred(filing)}
        @click=${this.#decide}
      >
        ${this.action()} ${keyMark('CONFIRM', this.desk)}
      </jieru-button>
    </jieru-dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const filing = this.desk?.opened?.filing;
    const ready = this.open && filing != null && !this.barred(filing);
    if (ready && !this.#ready) void this.#offer();
    this.#ready = ready;
  }

  /** Where nothing is to be filled in, the key that opened the dialog is followed by Enter alone. */
  async #offer(): Promise<void> {
    if (this.renderRoot.querySelector('jieru-text-field, jieru-select')) return;
    const button = this.renderRoot.querySelector<JieruButton>('jieru-button[variant=primary]');
    await this.renderRoot.querySelector<JieruDialog>('jieru-dialog')?.updateComplete;
    await button?.updateComplete;
    if (this.open) button?.focus();
  }

  #confirm(): void {
    const filing = this.desk?.opened?.filing;
    if (filing && !this.barred(filing)) void this.#decide();
  }

  #wish(advance: boolean): void {
    this.desk?.prefs.wish({ advance });
  }

  #close = (): void => {
    this.#waiting?.abort();
    this.problem = null;
    this.dispatchEvent(new Event('close'));
  };

  #decide = async (): Promise<void> => {
    const opened = this.desk?.opened;
    if (!opened || this.busy) return;
    const missing = this.missing();
    if (missing) {
      this.announce(missing, true);
      return;
    }
    this.busy = true;
    this.problem = null;
    this.#waiting = new AbortController();
    const outcome = await this.send(opened, this.#waiting.signal);
    this.busy = false;
    if (outcome === null) {
      this.settled(opened.id);
      this.#tell(opened);
    } else if (opened.overtaken === outcome) {
      this.dispatchEvent(new Event('close'));
    } else {
      this.problem = outcome;
      this.announce(deskProblemText(outcome), true);
    }
  };

  #tell({ id, filing }: OpenedFiling): void {
    this.dispatchEvent(new Event('close'));
    if (!filing) return;
    this.dispatchEvent(new DeskDecidedEvent({ filingId: id, decision: this.decision, state: filing.state }));
  }
}
