import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { receiveOriginals } from '../operations/decide.graphql.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

/** Notes that the originals arrived. */
@customElement('jieru-desk-receive')
export class JieruDeskReceive extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'RECEIVE_ORIGINALS';

  protected override heading(): string {
    return say('receive.heading');
  }

  protected override action(): string {
    return say('act.receive');
  }

  protected override content({ shipments }: DeskFiling): TemplateResult {
    return html`<p>${say('receive.text')}</p>
      <ul>
        ${shipments
          .filter(({ receivedAt }) => !receivedAt)
          .map(({ requested }) => html`<li>${requested}</li>`)}
      </ul>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    return opened.decide('RECEIVE_ORIGINALS', receiveOriginals, {}, signal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-receive': JieruDeskReceive;
  }
}
