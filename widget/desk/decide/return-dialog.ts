import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { returnFiling } from '../operations/decide.graphql.ts';
import { placeName } from '../remarks/place-name.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { Remark } from '../store/tray.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

/** Sends the filing back with the remarks collected (初审退回). */
@customElement('jieru-desk-return')
export class JieruDeskReturn extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'RETURN';

  get #remarks(): readonly Remark[] {
    const id = this.desk?.opened?.id;
    return (id && this.desk?.trayOf(id).filled) || [];
  }

  protected override heading(): string {
    return say('return.heading');
  }

  protected override action(): string {
    return say('act.return');
  }

  protected override missing(): string {
    return this.#remarks.length === 0 ? say('return.none') : '';
  }

  protected override content(filing: DeskFiling): TemplateResult {
    const remarks = this.#remarks;
    return html`<p>${say('return.text', { count: remarks.length })}</p>
      <ul>
        ${remarks.map(
          ({ path, message }) =>
            html`<li>
              <strong>${placeName(path, filing)}</strong>
              <span>${message}</span>
            </li>`,
        )}
      </ul>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    return opened.decide('RETURN', returnFiling, { remarks: this.#remarks }, signal);
  }

  protected override settled(filingId: string): void {
    this.desk?.trayOf(filingId).clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-return': JieruDeskReturn;
  }
}
