import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { DeskElement } from '../desk-element.ts';
import { DeskHelpEvent } from '../asks.ts';
import { keyCap } from '../keys/key-mark.ts';
import { keysOf, type Act } from '../keys/keys.ts';
import { say, type DeskWordId } from '../words.ts';

const HINTS: readonly (readonly [Act, DeskWordId])[] = [
  ['DOWN', 'keys.move'],
  ['UP', 'keys.move'],
  ['OPEN', 'keys.open'],
  ['NEXT', 'keys.next'],
  ['SEARCH', 'keys.search'],
  ['BACK', 'keys.back'],
];

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
      button {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
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
      ${HINTS.filter(([act]) => this.desk?.prefs.keys || keysOf(act).some((key) => key.length > 1)).map(
        ([act, word]) => html`<li>${keysOf(act).map((key) => html`${keyCap(key)} `)}${say(word)}</li>`,
      )}
      <li>
        <button type="button" @click=${() => this.dispatchEvent(new DeskHelpEvent())}>
          ${keyCap('?')} ${say('keys.all')}
        </button>
      </li>
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-keys': JieruDeskKeys;
  }
}
