import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FilingResultView, SiteResultView } from '../../../kit/client/views.ts';
import '../../../kit/elements/copy.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { day } from '../../../kit/words/format.ts';
import { say } from '../../../kit/words/words.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';

/** The approved numbers, what to hang in the footer, and what has to be done after it. */
@customElement('jieru-approved-panel')
export class JieruApprovedPanel extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      :host {
        gap: 16px;
      }
      .number {
        font-size: 1.467em;
        font-weight: 700;
      }
      ul {
        padding-left: 1.4em;
        list-style: disc;
      }
    `,
  ];

  /** What the authority approved. */
  @property({ attribute: false }) result: FilingResultView | null = null;

  override render(): TemplateResult | typeof nothing {
    if (!this.result) return nothing;
    return html`<jieru-notice tone="good" heading=${say('approved.heading')}
        >${say('approved.text')}</jieru-notice
      >
      ${this.result.sites.map((site) => this.#site(site))}
      <div class="section">
        <h3>${say('approved.next')}</h3>
        <ul>
          <li>${say('approved.hang')}</li>
          <li>${say('approved.police', { day: day(this.result.publicSecurityDeadline) })}</li>
          <li>${say('approved.dns')}</li>
          <li>${say('approved.change')}</li>
        </ul>
      </div>`;
  }

  #site({ hangNumber, footerHtml, domains }: SiteResultView): TemplateResult {
    return html`<div class="section">
      <h3>${domains.join(say('list.separator'))}</h3>
      <jieru-copy class="number" text=${hangNumber} label=${say('approved.number')}></jieru-copy>
      <p class="soft small">${say('approved.html')}</p>
      <jieru-copy code text=${footerHtml} label=${say('approved.html')}></jieru-copy>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-approved-panel': JieruApprovedPanel;
  }
}
