import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Keyboard } from './answer-keys.ts';
import { keysOf, type Act } from './keys.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  'Mod+Enter': 'Ctrl+Enter',
};

/** A key as it stands on a keyboard. */
export const keyCap = (key: string): TemplateResult => html`<kbd>${SIGNS[key] ?? key}</kbd>`;

/** On a button: the key that does the same, unless these are switched off. */
export const keyMark = (act: Act, desk: Keyboard | null): TemplateResult | typeof nothing => {
  const [key] = keysOf(act);
  return key && (desk?.prefs.keys || key.length > 1)
    ? html`<span aria-hidden="true">${keyCap(key)}</span>`
    : nothing;
};
