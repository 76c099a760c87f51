import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { reportShipment } from '../operations/decide.graphql.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

const OUTCOMES = ['MISSING', 'RETURNED'] as const;

/** Says that originals in the post did not arrive, or were sent back, and why. */
@customElement('jieru-desk-shipment')
export class JieruDeskShipment extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'REPORT_SHIPMENT';

  @state() private outcome: (typeof OUTCOMES)[number] = 'MISSING';
  @state() private note = '';
  @state() private complaint = '';

  protected override heading(): string {
    return say('shipment.heading');
  }

  protected override action(): string {
    return say('shipment.send');
  }

  protected override missing(): string {
    this.complaint = this.note.trim() === '' ? say('shipment.none') : '';
    if (this.complaint) this.renderRoot.querySelector<HTMLElement>('jieru-text-field')?.focus();
    return this.complaint;
  }

  protected override content(_filing: DeskFiling): TemplateResult {
    return html`<jieru-select
        label=${say('shipment.what')}
        .options=${OUTCOMES.map((value) => ({ value, text: say(`shipment.${value}`) }))}
        .value=${this.outcome}
        @jieru-input=${(event: FieldInputEvent) =>
          (this.outcome = event.detail.value === 'RETURNED' ? 'RETURNED' : 'MISSING')}
      ></jieru-select>
      <jieru-text-field
        label=${say('shipment.note')}
        hint=${say('originals.whatHint')}
        rows="3"
        required
        error=${this.complaint}
        .value=${this.note}
        @jieru-input=${(event: FieldInputEvent) => (this.note = event.detail.value)}
      ></jieru-text-field>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    const { outcome, note } = this;
    return opened.decide('REPORT_SHIPMENT', reportShipment, { outcome, note }, signal);
  }

  protected override settled(): void {
    this.note = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-shipment': JieruDeskShipment;
  }
}
