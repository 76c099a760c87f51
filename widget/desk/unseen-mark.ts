import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { addIcons } from '../kit/elements/icon.ts';
import { say } from './words.ts';

addIcons({
  unseen: svg`<path d="M1.6 8S4 3.9 8 3.9 14.4 8 14.4 8 12 12.1 8 12.1 1.6 8 1.6 8Z" /><circle cx="8" cy="8" r="1.8" /><path d="M3 13.4 13 2.6" />`,
});

/** That this reviewer has not looked at it since the filing was submitted. */
export const unseenMark = (): TemplateResult =>
  html`<span class="chip unseen" part="chip"
    ><jieru-icon name="unseen"></jieru-icon>${say('unseen.mark')}</span
  >`;
