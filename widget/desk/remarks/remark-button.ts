import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { DeskRemarkEvent } from '../events.ts';
import { say } from '../words.ts';

/** The way from a value or a paper to a remark on it. */
export const remarkButton = ({
  path,
  what,
  begun,
}: {
  path: readonly string[];
  what: string;
  begun: boolean;
}): TemplateResult =>
  html`<jieru-button
    variant="quiet"
    class="remark"
    data-path=${path.join('.')}
    label=${say(begun ? 'remark.editOn' : 'remark.on', { what })}
    @click=${(event: Event) => event.currentTarget?.dispatchEvent(new DeskRemarkEvent({ path }))}
  >
    <jieru-icon name="note"></jieru-icon>${say(begun ? 'remark.edit' : 'remark.do')}
  </jieru-button>`;
