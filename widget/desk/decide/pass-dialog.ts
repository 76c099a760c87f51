import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countFindings } from '../filing/findings.ts';
import { tell } from '../i18n/desk-words.ts';
import { passReview } from '../operations/decide.graphql.ts';
import type { OpenedFiling, Outcome } from '../state/opened.ts';
import type { DeskFiling } from '../types.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';

/** Passes the review (初审通过). Says what the checks still find and which remarks would not be sent. */
@customElement('jieru-desk-pass')
export class JieruDeskPass extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles];

  protected override readonly decision = 'PASS';

  protected override heading(): string {
    return tell('pass.heading');
  }

  protected override action(): string {
    return tell('act.pass');
  }

  protected override content(filing: DeskFiling): TemplateResult {
    const findings = countFindings(filing);
    const remarks = this.desk?.trayOf(filing.id).filled.length ?? 0;
    const name = filing.details.subject?.name ?? tell('list.unnamed');
    return html`<p>${tell('pass.text', { name, number: filing.subject.subjectNumber })}</p>
      ${
        findings > 0
          ? html`<jieru-notice tone="warn">${tell('pass.issues', { count: findings })}</jieru-notice>`
          : nothing
      }
      ${
        remarks > 0
          ? html`<jieru-notice tone="warn">${tell('pass.remarks', { count: remarks })}</jieru-notice>`
          : nothing
      }`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    return opened.decide('PASS', passReview, {}, signal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-pass': JieruDeskPass;
  }
}
