import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../words/words.ts';
import { JieruElement } from './element.ts';

const HOUR = 3_600_000;

/** Time left until an instant, by the provider's clock. Not a live region: it would never be silent. */
@customElement('jieru-countdown')
export class JieruCountdown extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      time {
        font-size: 2em;
        font-weight: 650;
        line-height: 1.3;
      }
      .over {
        color: var(--j-bad);
      }
    `,
  ];

  /** The deadline, ISO 8601. */
  @property() until = '';

  /** The provider's clock minus the browser's, in ms. */
  @property({ type: Number }) offset = 0;

  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult {
    const left = Math.max(0, Date.parse(this.until) - Date.now() - this.offset);
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    const text = say('countdown.left', {
      hours: Math.floor(left / HOUR),
      minutes: two((left % HOUR) / 60_000),
      seconds: two((left % 60_000) / 1000),
    });
    return html`<time class=${left === 0 ? 'over' : ''} datetime=${this.until} role="timer">
      ${left === 0 ? say('countdown.over') : text}
    </time>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-countdown': JieruCountdown;
  }
}
