import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { DeskRemarkEvent } from '../asks.ts';
import type { DeskFiling } from '../types.ts';
import { say } from '../words.ts';

/** The way from a value or a paper to a remark on it; none where a remark could not be sent. */
export const remarkButton = ({
  path,
  what,
  begun,
  filing,
}: {
  path: readonly string[];
  what: string;
  begun: boolean;
  filing: Pick<DeskFiling, 'allowed'>;
}): TemplateResult | typeof nothing =>
  !filing.allowed.includes('RETURN')
    ? nothing
    : html`<jieru-button
        variant="quiet"
        class="remark"
        data-path=${path.join('.')}
        label=${say(begun ? 'remark.editOn' : 'remark.on', { what })}
        @click=${(event: Event) => event.currentTarget?.dispatchEvent(new DeskRemarkEvent({ path }))}
      >
        <jieru-icon name="note"></jieru-icon>${say(begun ? 'remark.edit' : 'remark.do')}
      </jieru-button>`;
