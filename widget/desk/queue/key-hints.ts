import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { DeskElement } from '../desk-element.ts';
import { say } from '../words.ts';

/** Which keys do what; not shown where there is no keyboard. */
@customElement('jieru-desk-keys')
export class JieruDeskKeys extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding: 8px var(--j-inset);
        border-top: 1px solid var(--j-line);
        background: var(--j-rail);
        font-size: 0.926em;
        color: var(--j-ink-soft);
      }
      @media (hover: none), (pointer: coarse), (max-width: 600px) {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<ul aria-label=${say('keys.label')}>
      <li><kbd>↑</kbd> <kbd>↓</kbd> <kbd>j</kbd> <kbd>k</kbd> ${say('keys.move')}</li>
      <li><kbd>Enter</kbd> ${say('keys.open')}</li>
      <li><kbd>/</kbd> ${say('keys.search')}</li>
      <li><kbd>Esc</kbd> ${say('keys.back')}</li>
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-keys': JieruDeskKeys;
  }
}
