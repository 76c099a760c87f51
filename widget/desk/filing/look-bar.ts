import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { problemText } from '../../kit/words/problem-text.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Acts } from '../keys/keys.ts';
import type { LookReason } from '../../../schema/client/operations.ts';
import { say } from '../words.ts';

/** Reasons that are given with one click; any other is written down. */
const REASONS = ['REVIEW', 'APPLICANT_ASKED', 'AUTHORITY_ASKED', 'COMPLAINT'] as const;

/** Asks once, when a filing is opened, why its personal data is looked at; until then pictures and clear text stay away. */
@customElement('jieru-desk-look')
export class JieruDeskLook extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      .reasons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-top: 8px;
      }
    `,
  ];

  override readonly acts: Acts = {
    WHY_REVIEW: () => this.#asks && this.#say('REVIEW'),
    WHY_APPLICANT_ASKED: () => this.#asks && this.#say('APPLICANT_ASKED'),
    WHY_AUTHORITY_ASKED: () => this.#asks && this.#say('AUTHORITY_ASKED'),
    WHY_COMPLAINT: () => this.#asks && this.#say('COMPLAINT'),
    WHY_OTHER: () => this.#asks && this.#write(),
  };

  @state() private writing = false;
  @state() private note = '';
  @state() private busy = false;
  @state() private problem = '';

  override render(): TemplateResult | typeof nothing {
    if (!this.#asks) return nothing;
    return html`<jieru-notice heading=${say('look.heading')}>
      <p>${say('look.why')}</p>
      <div class="reasons" role="group" aria-label=${say('look.heading')}>
        ${REASONS.map(
          (reason) =>
            html`<jieru-button
              variant=${reason === 'REVIEW' ? 'primary' : 'secondary'}
              ?busy=${this.busy}
              @click=${() => void this.#say(reason)}
              >${say(`look.${reason}`)} ${keyMark(`WHY_${reason}`, this.desk)}</jieru-button
            >`,
        )}
        <jieru-button @click=${() => void this.#write()}
          >${say('look.OTHER')} ${keyMark('WHY_OTHER', this.desk)}</jieru-button
        >
      </div>
      ${this.writing ? this.#words() : nothing}
      ${this.problem && !this.writing ? html`<p class="line warn">${this.problem}</p>` : nothing}
    </jieru-notice>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('jieru-button')?.focus(options);
  }

  get #asks(): boolean {
    return this.desk?.opened?.filing?.lookReason === null && this.may('REVEAL');
  }

  async #write(): Promise<void> {
    this.writing = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('jieru-text-field')?.focus();
  }

  #words(): TemplateResult {
    return html`<jieru-text-field
        label=${say('look.note')}
        required
        .value=${this.note}
        error=${this.problem}
        @jieru-input=${(event: FieldInputEvent) => (this.note = event.detail.value)}
      ></jieru-text-field>
      <jieru-button ?busy=${this.busy} @click=${() => void this.#say('OTHER', this.note)}
        >${say('look.go')}</jieru-button
      >`;
  }

  async #say(reason: LookReason, note: string | null = null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const wrong = await this.desk?.opened?.look(reason, note);
      if (wrong) this.problem = problemText(wrong);
      else this.announce(say('look.said'));
    } catch (cause) {
      this.problem = deskFailureText(cause);
    } finally {
      this.busy = false;
    }
    if (this.problem) this.announce(this.problem, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-look': JieruDeskLook;
  }
}
