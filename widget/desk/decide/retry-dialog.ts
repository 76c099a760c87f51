import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { retryHandOver } from '../operations/decide.graphql.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

/** Hands a held order to the authority once more, after what kept it was cured. */
@customElement('jieru-desk-retry')
export class JieruDeskRetry extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'RETRY_HAND_OVER';

  protected override heading(): string {
    return say('retry.heading');
  }

  protected override action(): string {
    return say('act.retry');
  }

  protected override content({ handOverFault }: DeskFiling): TemplateResult {
    return html`<p>${say('retry.text')}</p>
      <ul>
        <li>${handOverFault?.reason ?? ''}</li>
      </ul>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    return opened.decide('RETRY_HAND_OVER', retryHandOver, {}, signal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-retry': JieruDeskRetry;
  }
}
