import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FilingState } from '../../../../schema/client/operations.ts';
import type { OwnFiling } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import { day } from '../../../kit/words/format.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import '../review/abandon-button.ts';
import { homeStyles } from './home-styles.ts';

type Tone = 'good' | 'warn' | 'bad' | '';

const TONES: Partial<Record<FilingState, Tone>> = {
  RETURNED: 'warn',
  AWAITING_ORIGINALS: 'warn',
  AWAITING_SMS: 'warn',
  SMS_LAPSED: 'warn',
  REFUSED: 'bad',
  APPROVED: 'good',
};

/** An order that has ended and can only be looked at. */
export const isOver = ({ state }: OwnFiling): boolean => state === 'APPROVED' || state === 'ABANDONED';

/**
 * One order 订单 with where it stands and the way into it.
 *
 * @fires jieru-open-filing - With the id of the order to open.
 * @fires jieru-abandoned - When the order was given up.
 */
@customElement('jieru-filing-row')
export class JieruFilingRow extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles, homeStyles];

  /** The order. */
  @property({ attribute: false }) filing: OwnFiling | null = null;

  /** What abandoning acts on. */
  @property({ attribute: false }) store: FilingStore | null = null;

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const { state, subject, websites, createdAt, nextExpected, kind } = this.filing;
    const over = isOver(this.filing);
    const words = say(over ? 'home.look' : 'home.goOn');
    return html`<div class="row">
      <div class="what">
        <div class="top">
          <span class="number">${subject.subjectNumber}</span>
          <span class="state" data-tone=${TONES[state] ?? ''}>${say(`state.${state}`)}</span>
        </div>
        <div>${websites.flatMap(({ domains }) => domains).join(say('list.separator'))}</div>
        <div class="soft small">${say(`kind.${kind}`)} · ${say('home.begun', { day: day(createdAt) })}</div>
        ${nextExpected && !over ? html`<div class="soft small">${nextExpected}</div>` : nothing}
      </div>
      <div class="actions">
        <jieru-button
          variant=${over ? 'quiet' : 'primary'}
          label=${say('home.openName', { words, number: subject.subjectNumber })}
          @click=${this.#open}
        >
          ${words}
        </jieru-button>
        ${
          this.filing.allowed.includes('ABANDON')
            ? html`<jieru-abandon-button
                .store=${this.store}
                .target=${this.filing}
                @jieru-abandoned=${() => this.dispatchEvent(new Event('jieru-abandoned'))}
              ></jieru-abandon-button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #open = (): void => {
    const detail = this.filing?.id ?? '';
    this.dispatchEvent(new CustomEvent<string>('jieru-open-filing', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-filing-row': JieruFilingRow;
  }
}
