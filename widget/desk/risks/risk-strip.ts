import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import { DeskElement } from '../desk-element.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { DeskFiling, DeskRisk } from '../types.ts';
import { graveOf, riskCards } from './risk-list.ts';
import { riskStyles } from './risk-styles.ts';
import { say } from '../words.ts';

/** More would push the papers off the screen; the gravest come first, and the rest is one press away. */
const MOST_SHOWN = 8;

/** What is to be known of a filing before it is passed (风险提示), the gravest first, each leading to where it stands. */
@customElement('jieru-desk-risks')
export class JieruDeskRisks extends DeskElement {
  static override styles = [
    DeskElement.styles,
    riskStyles,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .all {
        justify-self: start;
      }
    `,
  ];

  @state() private all = false;
  #told = '';

  override render(): TemplateResult | typeof nothing {
    const opened = this.desk?.opened;
    const filing = opened?.filing;
    if (!opened || !filing?.allowed.includes('PASS')) return nothing;
    if (opened.risks) return this.#strip(opened.risks, filing);
    return opened.risksFailed ? this.#failed(opened) : this.#line('clock', 'soft', say('risk.waiting'));
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#tellOnce();
  }

  #strip(risks: readonly DeskRisk[], filing: DeskFiling): TemplateResult {
    const cards = riskCards(risks, filing);
    if (cards.length === 0) return this.#line('check', 'good', say('risk.none'));
    const shown = this.all ? cards : cards.slice(0, MOST_SHOWN);
    const less = cards.length > MOST_SHOWN;
    return html`<ul class="risks" aria-label=${say('risk.heading')}>
        ${shown}
      </ul>
      ${
        less
          ? html`<jieru-button
              class="all"
              variant="quiet"
              expanded=${this.all ? 'true' : 'false'}
              @click=${() => (this.all = !this.all)}
              >${this.all ? say('risk.less') : say('risk.all', { count: cards.length })}</jieru-button
            >`
          : nothing
      }`;
  }

  #failed(opened: OpenedFiling): TemplateResult {
    return html`<p class="line bad">
      <jieru-icon name="bad"></jieru-icon><span>${say('risk.failed')}</span>
      <jieru-button variant="quiet" @click=${() => void opened.refresh()}>${say('desk.retry')}</jieru-button>
    </p>`;
  }

  #line(icon: 'check' | 'clock', tone: string, text: string): TemplateResult {
    return html`<p class="line ${tone}"><jieru-icon name=${icon}></jieru-icon><span>${text}</span></p>`;
  }

  /** How much speaks against it is read out once for each filing that is opened. */
  #tellOnce(): void {
    const { id = '', risks = null, filing = null } = this.desk?.opened ?? {};
    if (!risks || !filing || this.#told === id) return;
    this.#told = id;
    this.all = false;
    const grave = graveOf(risks).length;
    if (risks.length > 0) this.announce(say('risk.told', { count: risks.length, grave }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-risks': JieruDeskRisks;
  }
}
