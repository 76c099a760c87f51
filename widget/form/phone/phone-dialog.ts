import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CaptureLinkState } from '../../../schema/client/operations.ts';
import type { CaptureLinkView } from '../../kit/client/views.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/copy.ts';
import '../../kit/elements/dialog.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import { moment } from '../../kit/words/format.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { problemText } from '../../kit/words/problem-text.ts';
import { say } from '../../kit/words/words.ts';
import { PhoneHandoverEvent } from '../filing-events.ts';
import type { FilingStore } from '../store/store.ts';
import { StoreController } from '../store/store-controller.ts';
import { slotId, Uploads } from '../upload/uploads.ts';
import { HandOver } from './hand-over.ts';
import './square-code.ts';

/**
 * Hands the pictures to a phone: a square code, the same digits on both screens, then what has arrived.
 *
 * @fires close - When it was closed; the phone goes on.
 */
@customElement('jieru-phone-dialog')
export class JieruPhoneDialog extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .digits {
        display: block;
        margin: 8px 0 12px;
        font-size: 2.8em;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.16em;
        line-height: 1.2;
        text-align: center;
      }
      jieru-square-code {
        margin: 16px 0;
      }
      details {
        margin-top: 12px;
      }
      ul {
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        padding: 6px 0;
        border-bottom: 1px solid var(--j-line);
      }
    `,
  ];

  /** Whether it is open. */
  @property({ type: Boolean }) open = false;

  @property({ attribute: false }) store!: FilingStore;

  #told: CaptureLinkState | null = null;
  #heard: HandOver | null = null;

  constructor() {
    super();
    new IssueWords(this);
    new StoreController(this);
  }

  get #handOver(): HandOver {
    return this.store.keep('phone', () => new HandOver(this.store));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#heard?.removeEventListener('change', this.#changed);
    this.#heard = null;
  }

  override updated(changed: PropertyValues<this>): void {
    const handOver = this.#handOver;
    if (this.#heard !== handOver) {
      this.#heard?.removeEventListener('change', this.#changed);
      handOver.addEventListener('change', this.#changed);
      this.#heard = handOver;
    }
    if (changed.has('open') && this.open) void handOver.begin();
  }

  override render(): TemplateResult {
    return html`<jieru-dialog
      heading=${say('phone.heading')}
      ?open=${this.open}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div aria-live="polite">${this.#body()}</div>
      ${
        this.#handOver.trouble
          ? html`<jieru-notice tone="bad" live="alert">${problemText(this.#handOver.trouble)}</jieru-notice>`
          : nothing
      }
      ${this.#actions()}
    </jieru-dialog>`;
  }

  #body(): TemplateResult {
    const { link, url, busy, state } = this.#handOver;
    if (!link || (busy && state === 'OVER')) return html`<p class="soft">${say('shell.loading')}</p>`;
    const at = moment(link.endsAt);
    switch (state) {
      case 'WAITING':
        return html`<p>${say('phone.scan')}</p>
          <jieru-square-code text=${url} label=${say('phone.code')}></jieru-square-code>
          <p class="soft small">${say('phone.left', { at })}</p>
          <details>
            <summary>${say('phone.otherWay')}</summary>
            <jieru-copy code text=${url} label=${say('phone.link')}></jieru-copy>
          </details>`;
      case 'OPENED':
        return html`<p>${say('phone.same')}</p>
          <output class="digits" aria-label=${[...(link.code ?? '')].join(' ')}>${link.code}</output>
          <p class="soft">${say('phone.sameText')}</p>`;
      case 'CONFIRMED':
        return this.#arrivals(at);
      case 'OVER':
        return html`<jieru-notice heading=${say('phone.over')}>${say('phone.overText')}</jieru-notice>`;
    }
  }

  /** What the phone has sent, as it comes. */
  #arrivals(at: string): TemplateResult {
    const uploads = this.store.keep('uploads', () => new Uploads(this.store));
    const slots = (this.store.filing?.materialSlots ?? []).filter(({ required }) => required);
    const isHere = (slot: (typeof slots)[number]): boolean => uploads.stored(slot)?.status === 'STORED';
    const done = slots.filter(isHere).length;
    return html`<jieru-notice tone="good" heading=${say('phone.in', { at })}
        >${say('phone.inText')}</jieru-notice
      >
      <p class="small"><strong>${say('phone.arrived', { done, all: slots.length })}</strong></p>
      <ul>
        ${slots.map(
          (slot) =>
            html`<li data-slot=${slotId(slot)}>
              <span>${say(`material.${slot.kind}`)}</span>
              <span class=${isHere(slot) ? 'good' : 'soft'}
                >${say(isHere(slot) ? 'phone.here' : 'phone.missing')}</span
              >
            </li>`,
        )}
      </ul>`;
  }

  #actions(): TemplateResult | typeof nothing {
    const handOver = this.#handOver;
    const { state, busy } = handOver;
    const button = (words: ButtonWords, act: () => Promise<void>, primary = false): TemplateResult =>
      html`<jieru-button
        slot="actions"
        variant=${primary ? 'primary' : 'secondary'}
        ?busy=${busy}
        @click=${() => void act()}
        >${say(words)}</jieru-button
      >`;
    switch (state) {
      case 'OPENED':
        return html`${button('phone.no', () => handOver.end())}
        ${button('phone.yes', () => handOver.confirm(), true)}`;
      case 'CONFIRMED':
        return button('phone.end', () => handOver.end());
      case 'OVER':
        return button('phone.again', () => handOver.renew(), true);
      case 'WAITING':
        return nothing;
    }
  }

  #changed = (): void => {
    this.requestUpdate();
    const { state, link, reason } = this.#handOver;
    const { filing, step } = this.store;
    if (state === this.#told || !filing || !link) return;
    this.#told = state;
    this.dispatchEvent(new PhoneHandoverEvent({ filingId: filing.id, step, reason, state }));
    this.#announce(state, link);
  };

  #announce(state: CaptureLinkState, { code }: CaptureLinkView): void {
    const text = {
      WAITING: '',
      OPENED: say('phone.opened', { code: [...(code ?? '')].join(' ') }),
      CONFIRMED: say('phone.connected'),
      OVER: say('phone.over'),
    }[state];
    if (text) this.dispatchEvent(new AnnounceEvent({ text, urgent: state === 'OPENED' }));
  }
}

type ButtonWords = 'phone.no' | 'phone.yes' | 'phone.end' | 'phone.again';

declare global {
  interface HTMLElementTagNameMap {
    'jieru-phone-dialog': JieruPhoneDialog;
  }
}
